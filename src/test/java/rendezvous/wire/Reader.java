package rendezvous.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody who asks for pages and files. Follows nothing, keeps nothing, unpacks nothing. */
final class Reader {
    /** As browsers do without TLS. By itself it would change over to HTTP/2, which Payara does not compress. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Reader() {}

    /** @param headers names and values in turn */
    static HttpResponse<String> gets(URI address, String... headers) throws IOException, InterruptedException {
        return asks("GET", address, headers);
    }

    static HttpResponse<String> asks(String method, URI address, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** The one value of a header, or nothing. */
    static String header(HttpResponse<?> response, String name) {
        var values = response.headers().allValues(name);
        if (values.size() > 1) {
            throw new AssertionError(name + " comes " + values.size() + " times: " + values);
        }
        return values.isEmpty() ? "" : values.get(0);
    }
}
