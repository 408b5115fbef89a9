package org.cobaltclaims.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * The platform's XML parser, which loads a schema once instead of once per document. Camunda's
 * engine reads the schemas of BPMN and DMN anew for each model that is deployed, and Camunda
 * Process Test has all models deployed before each test: a third of the time of the process tests.
 */
public final class KeptSchemas extends DocumentBuilderFactory {

  private static final String SOURCE = "http://java.sun.com/xml/jaxp/properties/schemaSource";
  private static final String LANGUAGE = "http://java.sun.com/xml/jaxp/properties/schemaLanguage";
  private static final Map<List<String>, Schema> LOADED = new ConcurrentHashMap<>();

  private final DocumentBuilderFactory platform = DocumentBuilderFactory.newDefaultInstance();

  /** From now on this is the factory that {@link #newInstance()} finds. */
  static void use() {
    System.setProperty(DocumentBuilderFactory.class.getName(), KeptSchemas.class.getName());
  }

  @Override
  public DocumentBuilder newDocumentBuilder() throws ParserConfigurationException {
    platform.setNamespaceAware(isNamespaceAware());
    // A schema set as an object validates by itself; this would ask for a DTD.
    platform.setValidating(isValidating() && platform.getSchema() == null);
    platform.setIgnoringComments(isIgnoringComments());
    platform.setIgnoringElementContentWhitespace(isIgnoringElementContentWhitespace());
    platform.setExpandEntityReferences(isExpandEntityReferences());
    platform.setCoalescing(isCoalescing());
    return platform.newDocumentBuilder();
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (name.equals(SOURCE) && value instanceof String address) {
      platform.setSchema(schema(List.of(address)));
    } else if (name.equals(SOURCE) && value instanceof Object[] addresses) {
      platform.setSchema(schema(Arrays.stream(addresses).map(Object::toString).toList()));
    } else if (!name.equals(LANGUAGE)) {
      platform.setAttribute(name, value);
    }
  }

  private static Schema schema(List<String> addresses) {
    return LOADED.computeIfAbsent(
        addresses,
        list -> {
          Stream<StreamSource> sources = list.stream().map(StreamSource::new);
          try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(sources.toArray(Source[]::new));
          } catch (SAXException e) {
            throw new IllegalArgumentException("no schema can be read from " + list, e);
          }
        });
  }

  @Override
  public Object getAttribute(String name) {
    return platform.getAttribute(name);
  }

  @Override
  public void setFeature(String name, boolean value) throws ParserConfigurationException {
    platform.setFeature(name, value);
  }

  @Override
  public boolean getFeature(String name) throws ParserConfigurationException {
    return platform.getFeature(name);
  }

  @Override
  public void setXIncludeAware(boolean state) {
    platform.setXIncludeAware(state);
  }

  @Override
  public boolean isXIncludeAware() {
    return platform.isXIncludeAware();
  }

  @Override
  public @Nullable Schema getSchema() {
    return platform.getSchema();
  }

  @Override
  public void setSchema(@Nullable Schema schema) {
    platform.setSchema(schema);
  }
}
