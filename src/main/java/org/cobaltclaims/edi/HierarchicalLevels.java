package org.cobaltclaims.edi;

import java.util.HashMap;
import java.util.Map;

/** Checks the HL segments of a transaction as they come, and numbers those that are written. */
public final class HierarchicalLevels {
  private final Map<String, String> codes = new HashMap<>();
  private int last;

  /**
   * Notes what is wrong with an HL: a number out of sequence, or a parent that is not there.
   *
   * @param parentCode HL03 that the parent has to have; empty for the highest level
   */
  public void check(Segment hl, String parentCode, String loop, Fields fields) {
    last++;
    String id = hl.element(1);
    if (!id.equals(String.valueOf(last))) {
      fields.doubtful(hl, "HL01", loop, "HL01", "HL01 does not number the levels from 1");
    }
    String parent = codes.getOrDefault(hl.element(2), "");
    if (!parent.equals(parentCode)) {
      fields.doubtful(
          hl,
          "HL02",
          loop,
          "HL02",
          parentCode.isEmpty()
              ? "HL02 names a parent, which this level has not"
              : "HL02 does not name the level above (HL03 " + parentCode + ")");
    }
    codes.put(id, hl.element(3));
  }

  /** The next HL to be written; {@code parent} is 0 for none, HL04 empty if not to be sent. */
  public Segment next(int parent, String code, String children) {
    last++;
    return Segment.of(
        "HL", String.valueOf(last), parent == 0 ? "" : String.valueOf(parent), code, children);
  }

  /** The number of the last HL. */
  public int last() {
    return last;
  }
}
