package org.cobaltclaims.desk;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Our scripts and styles. Scripts import each other by relative names, so all of them share one
 * digest in their addresses: browsers keep them for long, and never mix those of two releases.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class StaticFiles implements WebMvcConfigurer {

  private static final String FOLDER = "desk/";

  private final List<String> locations;
  private final CacheControl cache;
  private final ResourcePatternResolver resources;

  StaticFiles(WebProperties properties, ResourcePatternResolver resources) {
    WebProperties.Resources web = properties.getResources();
    this.locations =
        Arrays.stream(web.getStaticLocations()).map(location -> location + FOLDER).toList();
    this.cache = web.getCache().getCachecontrol().toHttpCacheControl();
    this.resources = resources;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/" + FOLDER + "**")
        .addResourceLocations(locations.toArray(String[]::new))
        .setCacheControl(cache)
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addFixedVersionStrategy(digest(), "/**"));
  }

  private String digest() {
    StringBuilder all = new StringBuilder();
    try {
      for (String location : locations) {
        for (Resource file : files(location)) {
          all.append(file.getFilename()).append(file.getContentAsString(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the desk's scripts and styles cannot be read", e);
    }
    return DigestUtils.md5DigestAsHex(all.toString().getBytes(StandardCharsets.UTF_8))
        .substring(0, 12);
  }

  /** In the order of their names; none where the location has no such folder. */
  private List<Resource> files(String location) throws IOException {
    try {
      return Arrays.stream(resources.getResources(location + "*"))
          .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
          .toList();
    } catch (FileNotFoundException none) {
      return List.of();
    }
  }
}
