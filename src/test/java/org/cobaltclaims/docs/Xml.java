package org.cobaltclaims.docs;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walks a model's XML by local names; prefixes are the modeller's own affair. */
final class Xml {

  private Xml() {}

  static Element root(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(in).getDocumentElement();
    } catch (Exception e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  /** The elements of this name, at any depth, in document order. */
  static List<Element> all(Element in, String name) {
    List<Element> found = new ArrayList<>();
    for (Element child : children(in)) {
      if (child.getLocalName().equals(name)) {
        found.add(child);
      }
      found.addAll(all(child, name));
    }
    return found;
  }

  static Optional<Element> first(Element in, String name) {
    return all(in, name).stream().findFirst();
  }

  static List<Element> children(Element of) {
    List<Element> children = new ArrayList<>();
    for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** The text of the direct child of this name, on one line; empty if there is none. */
  static String text(Element of, String child) {
    return children(of).stream()
        .filter(e -> e.getLocalName().equals(child))
        .findFirst()
        .map(e -> e.getTextContent().strip().replaceAll("\\s+", " "))
        .orElse("");
  }
}
