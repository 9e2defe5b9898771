/** For operators: is it ready. Looks at the rest; nobody looks at it. */
package rendezvous.ops;
