package org.cobaltclaims.engine.embedded.read;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's records do not tell of a process and the diagram does.
 *
 * @param name the name of the process
 * @param elementNames names of its elements by id, without those that have none
 * @param startFormId the form of the start event that needs nothing to start
 */
record ProcessModel(
    @Nullable String name, Map<String, String> elementNames, @Nullable String startFormId) {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final XMLInputFactory XML = XMLInputFactory.newInstance();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /**
   * Reads one process of a BPMN file.
   *
   * @throws IllegalArgumentException when the file cannot be read
   */
  static ProcessModel read(byte[] bpmn, String processId) {
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(bpmn));
      try {
        return new Reading(xml, processId).read();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("process " + processId + " is not readable BPMN", e);
    }
  }

  private static final class Reading {
    private final XMLStreamReader xml;
    private final String processId;
    private final Map<String, String> names = new HashMap<>();
    private @Nullable String name;
    private @Nullable String startFormId;
    private boolean inProcess;
    private int subProcesses;
    private boolean inStartEvent;

    private Reading(XMLStreamReader xml, String processId) {
      this.xml = xml;
      this.processId = processId;
    }

    private ProcessModel read() throws XMLStreamException {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          opened(xml.getLocalName());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          closed(xml.getLocalName());
        }
      }
      return new ProcessModel(name, Map.copyOf(names), startFormId);
    }

    private void opened(String element) {
      if (!BPMN.equals(xml.getNamespaceURI())) {
        if (inStartEvent && element.equals("formDefinition")) {
          startFormId = xml.getAttributeValue(null, "formId");
        }
        return;
      }
      String id = xml.getAttributeValue(null, "id");
      String label = xml.getAttributeValue(null, "name");
      if (element.equals("process")) {
        inProcess = processId.equals(id);
        name = inProcess ? label : name;
      } else if (inProcess) {
        if (id != null && label != null && !label.isEmpty()) {
          names.put(id, label);
        }
        subProcesses += isSubProcess(element) ? 1 : 0;
        inStartEvent |= subProcesses == 0 && element.equals("startEvent");
      }
    }

    private void closed(String element) {
      if (!inProcess || !BPMN.equals(xml.getNamespaceURI())) {
        return;
      }
      inProcess = !element.equals("process");
      subProcesses -= isSubProcess(element) ? 1 : 0;
      inStartEvent &= !element.equals("startEvent");
    }

    private static boolean isSubProcess(String element) {
      return element.equals("subProcess") || element.equals("adHocSubProcess");
    }
  }
}
