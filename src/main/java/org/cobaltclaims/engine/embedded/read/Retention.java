package org.cobaltclaims.engine.embedded.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Which process instances are kept: all that run and the newest that have finished. Instances that
 * one root called go together, so that what is still there is whole; a root that is kept may
 * therefore hold more than the limit by itself. Not thread-safe.
 */
final class Retention {

  /** A root and all that it called. */
  private static final class Tree {
    private final long root;
    private final List<Long> members = new ArrayList<>(2);

    private Tree(long root) {
      this.root = root;
    }
  }

  private final int limit;
  private final LongConsumer evict;
  private final Map<Long, Tree> treeByMember = new HashMap<>();
  private final Deque<Tree> finished = new ArrayDeque<>();
  private int finishedMembers;

  /**
   * Keeps as many.
   *
   * @param limit process instances that have finished, called ones counted
   * @param evict told the key of each that is to go
   */
  Retention(int limit, LongConsumer evict) {
    this.limit = limit;
    this.evict = evict;
  }

  /** An instance started, or something of it was seen first. */
  void started(long key) {
    if (!treeByMember.containsKey(key)) {
      join(new Tree(key), key);
    }
  }

  /** An instance started that another called. */
  void started(long key, long parent) {
    Tree parents = treeByMember.get(parent);
    if (parents == null) {
      started(key);
    } else if (treeByMember.get(key) != parents) {
      join(parents, key);
    }
  }

  private void join(Tree tree, long key) {
    tree.members.add(key);
    treeByMember.put(key, tree);
  }

  /** Whether the instance started and was not evicted. */
  boolean knows(long key) {
    return treeByMember.containsKey(key);
  }

  /** An instance ended. With a root, all that it called has ended. */
  void ended(long key) {
    Tree tree = treeByMember.get(key);
    if (tree == null || tree.root != key) {
      return;
    }
    finished.add(tree);
    finishedMembers += tree.members.size();
    while (finishedMembers > limit && finished.size() > 1) {
      evict(finished.remove());
    }
  }

  private void evict(Tree oldest) {
    finishedMembers -= oldest.members.size();
    for (long member : oldest.members) {
      treeByMember.remove(member);
      evict.accept(member);
    }
  }

  void clear() {
    treeByMember.clear();
    finished.clear();
    finishedMembers = 0;
  }
}
