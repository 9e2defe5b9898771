package rendezvous.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the browser lets the page do (CSP 3, Permissions Policy): use what this server serves, the devices a call needs,
 * and nothing else.
 * <ul>
 *   <li>{@code connect-src 'self'} covers the socket too. Safari before 16 did not think so, but it cannot run the page
 *       anyway: import maps came with 16.4. The regions it may choose from have to be named with both schemes.
 *   <li>The other's picture needs no source: a {@code srcObject} is not fetched.
 *   <li>No {@code style="…"} in a template (lit-html's styleMap writes one); classes and {@code element.style} are
 *       fine.
 *   <li>lit-html's is the one Trusted Types policy, so nothing else can write markup.
 * </ul>
 */
public record PagePolicy(String content) {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    /** Only features that browsers know: Chromium complains about others on the console. */
    private static final String PERMISSIONS = "camera=(self), microphone=(self), autoplay=(self), "
            + "display-capture=(self), fullscreen=(self), picture-in-picture=(self), screen-wake-lock=(self), "
            + "speaker-selection=(self), browsing-topics=(), geolocation=(), hid=(), midi=(), payment=(), "
            + "serial=(), usb=(), xr-spatial-tracking=()";

    /** Of a page that asks nobody but who served it. @see #of(String, List) */
    public static PagePolicy of(String page) {
        return of(page, List.of());
    }

    /**
     * @param page as it is sent; its import map is the one inline script allowed, by its digest
     * @param origins of the other places of this service
     * @throws IllegalArgumentException if it has none
     */
    static PagePolicy of(String page, List<String> origins) {
        return new PagePolicy(String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' '" + digest(importMap(page)) + "'",
                "style-src 'self'",
                "img-src 'self'",
                "media-src 'self'",
                "font-src 'self'",
                "connect-src 'self'" + sources(origins),
                "manifest-src 'self'",
                "worker-src 'none'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types lit-html"));
    }

    /** In place of what {@link PageHeaders} allows everything else, which is nothing. */
    public void on(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", content);
        response.setHeader("Permissions-Policy", PERMISSIONS);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }

    private static String sources(List<String> origins) {
        return origins.stream()
                .map(origin -> " " + origin + " " + origin.replaceFirst("^http", "ws"))
                .collect(Collectors.joining());
    }

    private static String importMap(String page) {
        var found = IMPORT_MAP.matcher(page);
        if (!found.find()) {
            throw new IllegalArgumentException("the page has no import map");
        }
        return found.group(1);
    }

    private static String digest(String script) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.digest().digest(script.getBytes(UTF_8)));
    }
}
