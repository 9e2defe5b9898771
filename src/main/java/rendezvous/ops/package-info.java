/** For operators: is it ready, what is reported. Looks at the rest; nobody looks at it. */
package rendezvous.ops;
