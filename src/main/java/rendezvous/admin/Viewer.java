package rendezvous.admin;

/** Somebody who looks at the page. */
interface Viewer {
    /** Returns at once; false when so much has been left unread that it is better to part. */
    boolean tell(String events);

    void end();
}
