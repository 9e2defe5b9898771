package rendezvous.page;

import static jakarta.servlet.DispatcherType.ERROR;
import static jakarta.servlet.DispatcherType.REQUEST;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import java.util.stream.Collectors;
import rendezvous.config.RegionSettings;
import rendezvous.config.RegionSettings.Region;

/**
 * Reads the page once, and puts its filter and its servlets where they belong. Here and not in web.xml, because all of
 * them share what was read. A change of a file is seen after the next start.
 */
@WebListener
public class PageStart implements ServletContextListener {
    private static final String PAGE = "/index.html";

    /** Where nobody can open it by its address. */
    private static final String ERROR_PAGE = "/WEB-INF/error.html";

    private static final String ASSETS = "@assets@";
    private static final String HOME = "@home@";
    private static final String REGIONS = "@regions@";

    @Inject
    RegionSettings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var context = event.getServletContext();
        var files = PageFiles.in(context);
        var assets = "assets/" + files.version();
        var page = WarFiles.text(context, PAGE).replace(ASSETS, assets).replace(REGIONS, regions());
        var policy = PagePolicy.of(
                page, settings.regions().stream().map(Region::origin).toList());
        // Shown at any address, so it cannot name anything from where it is.
        var home = context.getContextPath() + "/";
        var errorPage = WarFiles.text(context, ERROR_PAGE)
                .replace(ASSETS, home + assets)
                .replace(HOME, home);

        everywhere(context, new PageHeaders());
        at(context, new PageServlet(page, policy), "", PAGE);
        at(context, new AssetServlet(files), "/assets/*");
        // web.xml says that errors are shown there.
        at(context, new ErrorServlet(errorPage, policy), "/error");
    }

    private String regions() {
        return settings.regions().stream().map(Region::toString).collect(Collectors.joining(","));
    }

    /** Before the filters of web.xml, and once more where an error page takes the place of an answer. */
    private static void everywhere(ServletContext context, Filter filter) {
        var registration = context.addFilter(filter.getClass().getName(), filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(REQUEST, ERROR), false, "/*");
    }

    private static void at(ServletContext context, Servlet servlet, String... patterns) {
        var registration = context.addServlet(servlet.getClass().getName(), servlet);
        registration.setAsyncSupported(true);
        registration.addMapping(patterns);
    }
}
