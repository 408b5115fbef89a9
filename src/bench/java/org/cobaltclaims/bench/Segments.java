package org.cobaltclaims.bench;

import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A file's segments as bare texts, which StAEDI alone writes. */
final class Segments {
  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger STAEDI = Logger.getLogger("io.xlate.edi");

  static {
    STAEDI.setLevel(Level.SEVERE);
  }

  private final List<String[][]> segments = new ArrayList<>();
  private final int length;

  Segments(String file) {
    length = file.length();
    for (String segment : file.replace("\n", "").split("~")) {
      String[] elements = segment.split("\\*", -1);
      String[][] components = new String[elements.length][];
      for (int i = 0; i < elements.length; i++) {
        components[i] =
            elements[0].equals("ISA") ? new String[] {elements[i]} : elements[i].split(":", -1);
      }
      segments.add(components);
    }
  }

  /** Writes them; returns how long the file is. */
  int write() throws EDIStreamException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 1000);
    EDIStreamWriter writer = EDIOutputFactory.newFactory().createEDIStreamWriter(out);
    writer.startInterchange();
    for (String[][] segment : segments) {
      writer.writeStartSegment(segment[0][0]);
      for (int i = 1; i < segment.length; i++) {
        if (segment[i].length == 1) {
          writer.writeElement(segment[i][0]);
        } else {
          writer.writeStartElement();
          for (String component : segment[i]) {
            writer.writeComponent(component);
          }
          writer.endElement();
        }
      }
      writer.writeEndSegment();
    }
    writer.endInterchange();
    return out.size();
  }
}
