package rendezvous.container;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a mistake of ours looks like from outside. Only in the test's deployment. */
@WebServlet(Failing.PATH)
public class Failing extends HttpServlet {
    public static final String PATH = "/failing-for-the-tests";
    public static final String SECRET = "the password is swordfish";

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        throw new IllegalStateException(SECRET);
    }
}
