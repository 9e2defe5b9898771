/**
 * The operator's page at /admin/: numbers as they are, those of the last minutes, and the way to empty the node. It is
 * there only where a password is configured, and only for whoever comes from this machine itself or by https. Not by
 * Jakarta Security: its mechanism would be the whole application's, asked at every visitor's handshake as well.
 */
package rendezvous.admin;
