package org.cobaltclaims.edi;

import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The segments of one interchange, tokenized by StAEDI without a schema. The bytes pass through as
 * ISO-8859-1, so that no byte can be illegal, and text that turns out to be UTF-8 is read again as
 * such.
 */
final class SegmentSource {
  private static final EDIInputFactory FACTORY = factory();

  /** No element may hold them (X12.6 3.3.1), but strangers' do. */
  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x1F]");

  private final EDIStreamReader reader;
  private List<List<String>> elements = new ArrayList<>(16);

  SegmentSource(InterchangeInput interchange) throws EDIStreamException {
    reader = FACTORY.createEDIStreamReader(interchange, StandardCharsets.ISO_8859_1.name());
  }

  /**
   * The next segment, ISA included; null behind the last one.
   *
   * @param position what to put into {@link Segment#position()}
   */
  @Nullable Segment next(int position) throws EDIStreamException {
    String tag = "";
    while (reader.hasNext()) {
      EDIStreamEvent event = reader.next();
      if (event == EDIStreamEvent.START_SEGMENT) {
        tag = reader.getText();
        elements.clear();
      } else if (event == EDIStreamEvent.ELEMENT_DATA) {
        element();
      } else if (event == EDIStreamEvent.END_SEGMENT) {
        return new Segment(tag, elements, position);
      }
    }
    return null;
  }

  private void element() {
    String text = text();
    int index = reader.getLocation().getElementPosition();
    int component = reader.getLocation().getComponentPosition();
    while (elements.size() < index) {
      elements.add(List.of());
    }
    if (text.isEmpty() && component < 2) {
      return;
    }
    List<String> old = elements.get(index - 1);
    if (component < 0 && old.isEmpty()) {
      elements.set(index - 1, List.of(text));
      return;
    }
    List<String> components = new ArrayList<>(old);
    int at = component < 0 ? 1 : component;
    while (components.size() < at) {
      components.add("");
    }
    String before = components.get(at - 1);
    components.set(at - 1, before.isEmpty() ? text : before + Repetition.BETWEEN + text);
    elements.set(index - 1, components);
  }

  private String text() {
    String text = reader.getText();
    boolean ascii = true;
    boolean controls = false;
    for (int i = 0; i < text.length(); i++) {
      ascii &= text.charAt(i) < 0x80;
      controls |= text.charAt(i) < ' ';
    }
    String plain = controls ? CONTROLS.matcher(text).replaceAll("") : text;
    return (ascii ? plain : decoded(plain)).strip();
  }

  private static String decoded(String latin1) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return latin1;
    }
  }

  private static EDIInputFactory factory() {
    EDIInputFactory factory = EDIInputFactory.newFactory();
    factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
    factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_CODE_VALUES, false);
    return factory;
  }
}
