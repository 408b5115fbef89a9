package org.cobaltclaims.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The models of the processes, as they are deployed: what pages draw, and what steps are called.
 */
@Component
public class ProcessModels {

  private static final List<String> SHOWN =
      List.of(
          "claim-family",
          "payer-claim",
          "secondary-claim",
          "await-remittance",
          "denial-resubmission",
          "remittance-intake",
          "batch-transmission");

  private final Map<String, Model> models = new HashMap<>();

  ProcessModels() {
    SHOWN.forEach(id -> models.put(id, read(id)));
  }

  private record Model(String xml, String name, Map<String, String> names) {}

  /** The BPMN of a process; empty if there is none of that id. */
  public Optional<String> xml(String process) {
    return Optional.ofNullable(models.get(process)).map(Model::xml);
  }

  /** What a process is called. */
  public String name(String process) {
    return known(process).name();
  }

  /** What an element of a process is called. */
  public String name(String process, String element) {
    return known(process).names().getOrDefault(element, element);
  }

  private Model known(String process) {
    Model model = models.get(process);
    if (model == null) {
      throw new IllegalArgumentException("no process " + process);
    }
    return model;
  }

  private static Model read(String id) {
    try (InputStream in = new ClassPathResource("bpmn/" + id + ".bpmn").getInputStream()) {
      byte[] bytes = in.readAllBytes();
      Map<String, String> names = names(bytes);
      return new Model(
          new String(bytes, StandardCharsets.UTF_8), names.getOrDefault(id, id), names);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("the model of process " + id + " cannot be read", e);
    }
  }

  private static Map<String, String> names(byte[] bytes)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Document model = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    Map<String, String> names = new HashMap<>();
    NodeList all = model.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element element && element.hasAttribute("name")) {
        names.put(element.getAttribute("id"), element.getAttribute("name"));
      }
    }
    return Map.copyOf(names);
  }
}
