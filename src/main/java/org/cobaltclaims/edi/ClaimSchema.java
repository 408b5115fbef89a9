package org.cobaltclaims.edi;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.schema.implementation.SegmentImplementation;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.EDIStreamValidationError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cobaltclaims.edi.Problem.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Checks 837P transactions against our implementation schema ({@code 005010X222A1.xml}) and against
 * what a schema cannot say ({@link ClaimGuide}). Costs about fifteen times as much as reading, so
 * it is for what leaves and for what a person asks about, not for bulk. Whether a claim's money
 * balances is not looked at here; that is {@link org.cobaltclaims.edi.claim.ClaimBalance}.
 *
 * <p>A problem's rule begins with the level of testing that it belongs to: {@code SNIP1-} where the
 * standard's syntax is hurt, {@code SNIP2-} where the implementation guide is.
 */
public final class ClaimSchema {
  /** Begins the rules of what hurts the implementation guide, not the standard's syntax. */
  static final String GUIDE_RULE = "SNIP2-";

  private static final String GUIDE = "005010X222";
  private static final int MOST = 1_000;
  private static final EDIInputFactory FACTORY = EDIInputFactory.newFactory();

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger SCHEMA_LOG =
      Logger.getLogger("io.xlate.edi.internal.schema.SchemaReaderBase");

  private static final Schema SCHEMA = schema();
  private static final SegmentKinds KINDS = new SegmentKinds(SCHEMA);

  private final Problems problems;
  private final int interchange;
  private int transactions;

  private ClaimSchema(Problems problems, int interchange, int transactions) {
    this.problems = problems;
    this.interchange = interchange;
    this.transactions = transactions;
  }

  /**
   * Checks every 837P of a file; other transactions and the envelopes around them are passed over.
   *
   * @return what is wrong, in file order, at most some thousand problems; empty if nothing is
   * @throws IOException if the bytes cannot be read, never for what they say
   */
  public static List<Problem> check(InputStream in) throws IOException {
    Problems problems = new Problems();
    InterchangeInput input = new InterchangeInput(in);
    int interchange = 0;
    int transactions = 0;
    while (input.next()) {
      ClaimSchema check = new ClaimSchema(problems, ++interchange, transactions);
      check.interchange(input);
      transactions = check.transactions;
    }
    return problems.list().stream()
        .sorted(
            Comparator.comparingInt(Problem::interchange)
                .thenComparingInt(Problem::transaction)
                .thenComparingInt(Problem::segment))
        .toList();
  }

  private void interchange(InterchangeInput input) throws IOException {
    problems.at(interchange, 0);
    try (EDIStreamReader reader =
        FACTORY.createEDIStreamReader(input, StandardCharsets.ISO_8859_1.name())) {
      new Pass(reader).run();
    } catch (EDIStreamException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      problems.add(
          Severity.FATAL,
          0,
          "",
          "",
          "SNIP1-SYNTAX",
          "the rest of this interchange cannot be cut into segments");
    }
  }

  /** One way through an interchange. */
  private final class Pass {
    private final EDIStreamReader reader;
    private final Deque<String> loops = new ArrayDeque<>();
    private List<List<String>> elements = new ArrayList<>();
    private String tag = "";
    private String version = "";
    private String lastLoop = "";
    private int position;
    private int before;
    private int beforeTransaction;
    private ClaimGuide guide = new ClaimGuide(problems);
    private boolean claims;
    private int noted;
    private @Nullable SchemaFault unused;

    /** How often each kind of segment stands in the open loops. */
    private final Deque<Map<SegmentImplementation, Integer>> held = new ArrayDeque<>();

    Pass(EDIStreamReader reader) {
      this.reader = reader;
    }

    void run() throws EDIStreamException {
      while (reader.hasNext()) {
        EDIStreamEvent event = reader.next();
        switch (event) {
          case START_TRANSACTION -> startTransaction();
          case START_LOOP -> {
            loops.push(loop(reader.getReferenceCode()));
            held.push(new HashMap<>());
          }
          case END_LOOP -> endLoop();
          case START_SEGMENT -> startSegment();
          case ELEMENT_DATA -> data();
          case END_SEGMENT -> endSegment();
          case SEGMENT_ERROR, ELEMENT_OCCURRENCE_ERROR, ELEMENT_DATA_ERROR -> error(event);
          case END_TRANSACTION -> claims = false;
          default -> {
            // nothing to learn from it
          }
        }
      }
    }

    private void startTransaction() {
      transactions++;
      problems.at(interchange, transactions);
      claims = version.startsWith(GUIDE);
      loops.clear();
      held.clear();
      held.push(new HashMap<>());
      unused = null;
      noted = 0;
      position = 0;
      before = 0;
      if (claims) {
        reader.setTransactionSchema(SCHEMA);
        guide = new ClaimGuide(problems);
      }
    }

    private void endLoop() {
      if (!loops.isEmpty()) {
        String ended = loops.pop();
        held.pop();
        if (claims) {
          guide.endLoop(ended, before);
        }
      }
    }

    private void startSegment() {
      before = position;
      position++;
      if (position == 1) {
        beforeTransaction = reader.getLocation().getSegmentPosition() - 1;
      }
      tag = reader.getText();
      elements = new ArrayList<>(16);
    }

    private void data() {
      int index = reader.getLocation().getElementPosition();
      int component = Math.max(reader.getLocation().getComponentPosition(), 1);
      while (elements.size() < index) {
        elements.add(new ArrayList<>(1));
      }
      List<String> components = elements.get(index - 1);
      while (components.size() < component) {
        components.add("");
      }
      components.set(component - 1, reader.getText());
    }

    private void endSegment() {
      before = position;
      lastLoop = loops.isEmpty() ? "" : loops.peek();
      if (tag.equals("GS")) {
        version = new Segment(tag, elements, 0).element(8);
      } else if (claims) {
        Segment segment = new Segment(tag, elements, position);
        SegmentImplementation kind = KINDS.of(segment, lastLoop);
        Map<SegmentImplementation, Integer> here = held.peek();
        int uses = kind == null || here == null ? 1 : here.merge(kind, 1, Integer::sum);
        if (unused != null) {
          outOfOrder(segment, kind, uses);
        }
        unused = null;
        guide.segment(segment, lastLoop);
      }
    }

    /** One of a kind that the loop may hold is none that may not stand here. */
    private void outOfOrder(Segment segment, @Nullable SegmentImplementation kind, int uses) {
      if (kind == null) {
        add(tag, SchemaFault.of(EDIStreamValidationError.IMPLEMENTATION_UNUSED_SEGMENT_PRESENT));
        return;
      }
      SegmentKinds.faults(segment, kind).forEach(this::add);
      if (uses > kind.getMaxOccurs()) {
        add(tag, SchemaFault.of(EDIStreamValidationError.SEGMENT_EXCEEDS_MAXIMUM_USE));
      }
    }

    private void add(String element, @Nullable SchemaFault fault) {
      if (fault != null) {
        problems.add(
            Severity.ERROR,
            position,
            lastLoop,
            element,
            fault.rule(),
            element + " " + fault.meaning());
      }
    }

    private void error(EDIStreamEvent event) {
      SchemaFault fault = SchemaFault.of(reader.getErrorType());
      if (!claims || fault == null || ++noted > MOST) {
        return;
      }
      if (reader.getErrorType() == EDIStreamValidationError.IMPLEMENTATION_UNUSED_SEGMENT_PRESENT) {
        unused = fault;
        return;
      }
      boolean ofSegment = event == EDIStreamEvent.SEGMENT_ERROR;
      String reference = reader.getReferenceCode();
      String loop = loops.isEmpty() ? "" : loops.peek();
      String element = ofSegment ? reader.getText() : element();
      if (fault.ofLoop() && reference != null) {
        loop = loop(reference);
        element = loop;
      } else if (ofSegment && fault.missing()) {
        loop = lastLoop;
        guide.missing(loop, element);
      }
      int at = reader.getLocation().getSegmentPosition() - beforeTransaction;
      problems.add(
          Severity.ERROR,
          ofSegment ? Math.max(at, 1) : position,
          loop,
          element,
          fault.rule(),
          (fault.ofLoop() ? "loop " : "") + element + " " + fault.meaning());
    }

    private String element() {
      int index = reader.getLocation().getElementPosition();
      int component = reader.getLocation().getComponentPosition();
      return tag + (index < 10 ? "0" : "") + index + (component > 0 ? "-" + component : "");
    }
  }

  /** The guide's name of a loop, without the letters that tell ours and the standard's apart. */
  static String loop(String code) {
    if (code.startsWith("L")) {
      return code.substring(1);
    }
    boolean belowClaim = code.startsWith("23") || code.startsWith("24");
    return belowClaim ? code.substring(0, code.length() - 1) : code;
  }

  private static Schema schema() {
    SCHEMA_LOG.setLevel(Level.WARNING);
    try (InputStream in = ClaimSchema.class.getResourceAsStream("005010X222A1.xml")) {
      if (in == null) {
        throw new IllegalStateException("the schema 005010X222A1.xml is not on the class path");
      }
      return SchemaFactory.newFactory().createSchema(in);
    } catch (IOException | EDISchemaException e) {
      throw new IllegalStateException("the schema 005010X222A1.xml cannot be read", e);
    }
  }
}
