package org.cobaltclaims.edi.eligibility;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.HierarchicalLevels;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.TransactionReader;
import org.cobaltclaims.edi.eligibility.InformationSource.Receiver;
import org.cobaltclaims.edi.eligibility.InformationSource.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * The hierarchy that 270 and 271 share: source (HL 20), receiver (21), subscriber (22), dependent
 * (23). A level whose parent is missing stands under a nameless one, so that it is not lost.
 */
abstract class EligibilityTree<T> implements TransactionReader {
  private static final List<String> LEVELS = List.of("20", "21", "22", "23");
  private static final String LETTERS = "ABCD";
  private static final List<String> WHO =
      List.of(
          "the information source (NM1)",
          "the information receiver (NM1)",
          "the subscriber (NM1*IL)",
          "the dependent (NM1*03)");

  final Fields fields;
  private final String detailTag;
  private final HierarchicalLevels levels = new HierarchicalLevels();
  private Beginning beginning = Beginning.NONE;

  private final List<InformationSource<T>> sources = new ArrayList<>();
  private final List<Receiver<T>> receivers = new ArrayList<>();
  private final List<Subscriber<T>> subscribers = new ArrayList<>();
  private final List<Member<T>> dependents = new ArrayList<>();
  private final List<MemberBuilder<T>> open = new ArrayList<>(LEVELS.size());
  private @Nullable DetailReader<T> detail;

  /**
   * @param detailTag with which a 2110 begins, EQ or EB
   */
  EligibilityTree(Fields fields, String detailTag) {
    this.fields = fields;
    this.detailTag = detailTag;
  }

  /** The reader of a 2110 that begins with this EQ or EB. */
  abstract DetailReader<T> detail(Segment first, MemberBuilder<T> member);

  /** What the member may not lack. */
  abstract void check(MemberBuilder<T> member, boolean hasDependents);

  /** The transaction is read. */
  abstract void finish(Beginning read, List<InformationSource<T>> tree);

  @Override
  public void accept(Segment segment) {
    switch (segment.tag()) {
      case "BHT" -> beginning = Beginning.read(segment);
      case "HL" -> level(segment);
      default -> {
        MemberBuilder<T> in = open.isEmpty() ? null : open.getLast();
        if (in != null && open.size() > 2 && segment.tag().equals(detailTag)) {
          finishDetail();
          detail = detail(segment, in);
        } else if (detail != null ? !detail.accept(segment) : in == null || !in.accept(segment)) {
          fields.doubtful(
              segment,
              segment.tag(),
              in == null ? "" : in.loop(detail == null ? "2100" : "2110"),
              "UNEXPECTED",
              "a segment that has no place here is passed over");
        }
      }
    }
  }

  private void level(Segment hl) {
    finishDetail();
    int next = LEVELS.indexOf(hl.element(3));
    if (next < 0) {
      fields.wrong(hl, 3, "", "HL03", "is none of the levels 20, 21, 22 and 23");
      return;
    }
    levels.check(hl, next == 0 ? "" : LEVELS.get(next - 1), "2000" + LETTERS.charAt(next), fields);
    close(next);
    while (open.size() <= next) {
      open.add(
          new MemberBuilder<>(hl.position(), String.valueOf(LETTERS.charAt(open.size())), fields));
    }
  }

  private void finishDetail() {
    if (detail != null) {
      open.getLast().details.add(detail.build());
      detail = null;
    }
  }

  /** Closes all levels from {@code level} downwards. */
  private void close(int level) {
    while (open.size() > level) {
      MemberBuilder<T> closed = open.removeLast();
      int depth = open.size();
      if (!closed.named()) {
        fields.missing(closed.position, closed.loop("2100"), "NM1", WHO.get(depth));
      }
      switch (depth) {
        case 3 -> {
          check(closed, false);
          dependents.add(closed.build());
        }
        case 2 -> {
          check(closed, !dependents.isEmpty());
          subscribers.add(new Subscriber<>(closed.build(), dependents));
          dependents.clear();
        }
        case 1 -> {
          receivers.add(
              new Receiver<>(
                  closed.name(),
                  closed.references,
                  closed.address,
                  closed.rejections,
                  closed.provider,
                  subscribers));
          subscribers.clear();
        }
        default -> {
          sources.add(
              new InformationSource<>(
                  closed.name(), closed.contacts, closed.rejections, receivers));
          receivers.clear();
        }
      }
    }
  }

  @Override
  public void end(int segments) {
    finishDetail();
    close(0);
    if (beginning == Beginning.NONE) {
      fields.missing(segments, "", "BHT", "the beginning of the transaction");
    }
    if (sources.isEmpty()) {
      fields.missing(segments, "2000A", "HL", "the information source (HL03 20)");
    }
    finish(beginning, List.copyOf(sources));
  }
}
