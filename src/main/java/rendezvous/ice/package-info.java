/** What pages are given for RTCPeerConnection's iceServers. */
package rendezvous.ice;
