package rendezvous.container;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import rendezvous.lobby.FlakyRound;

/** The one server all integration tests talk to: the packaged WAR, and beside it only what tests need inside. */
public final class TheServer {
    private TheServer() {}

    @Deployment
    public static WebArchive deployment() throws IOException, URISyntaxException {
        sweepScratch();
        return war();
    }

    /** The same for a node beside it. */
    public static WebArchive war() throws URISyntaxException {
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File(System.getProperty("rendezvous.war")))
                .as(WebArchive.class)
                .addPackage(TheServer.class.getPackage())
                .addClass(FlakyRound.class)
                .addAsLibrary(jarOf(Assertions.class));
    }

    /** Below the build's directory: what Payara and Arquillian leave there stays until the next run, for a look. */
    private static void sweepScratch() throws IOException {
        var scratch = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
        try (var leftovers = Files.walk(scratch)) {
            leftovers
                    .sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(scratch))
                    .map(Path::toFile)
                    .forEach(File::delete);
        }
    }

    private static File jarOf(Class<?> type) throws URISyntaxException {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
