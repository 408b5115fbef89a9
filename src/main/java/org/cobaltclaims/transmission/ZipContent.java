package org.cobaltclaims.transmission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * What is in a ZIP archive, which may be anybody's: how much there is of it is limited before and
 * while it is unpacked, and names are labels that lead nowhere. An archive that has a fault as a
 * whole says so; one of its members that has does not keep the others back.
 */
final class ZipContent implements AutoCloseable {

  /** Packed; it is held in memory while it is unpacked. */
  static final long LARGEST_ARCHIVE = 64L * 1024 * 1024;

  static final int MOST_MEMBERS = 500;
  static final long LARGEST_MEMBER = 256L * 1024 * 1024;
  static final long LARGEST_TOTAL = 1024L * 1024 * 1024;

  /** X12 packs to a tenth or a thirtieth; what packs more is made to fill disks. */
  static final long LARGEST_RATIO = 200;

  /** Of small members any ratio is harmless. */
  private static final long SMALL = 1024L * 1024;

  /** How an archive of files begins; the second one is empty. */
  private static final int[] BEGINS = {0x504B0304, 0x504B0506};

  private static final int HEAD = 4;
  private static final int LONGEST_LABEL = 120;

  /** Documents of office programs are archives, too. */
  private static final String OFFICE = "[Content_Types].xml";

  private final ZipFile zip;
  private final List<Member> members;

  private ZipContent(ZipFile zip, List<Member> members) {
    this.zip = zip;
    this.members = members;
  }

  /**
   * One file in it.
   *
   * @param number its place, from 1
   * @param label its name, without what would lead elsewhere
   */
  record Member(int number, String label, ZipArchiveEntry entry) {}

  /** An archive, or a member, cannot be unpacked; says why and what to do, for a person. */
  static final class Damaged extends IOException {
    private static final long serialVersionUID = 1;

    Damaged(String why) {
      super(why);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  /** Whether what begins so is a ZIP archive. */
  static boolean isZip(byte[] head) {
    if (head.length < HEAD) {
      return false;
    }
    int first =
        (head[0] & 0xFF) << 24 | (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | head[3] & 0xFF;
    return first == BEGINS[0] || first == BEGINS[1];
  }

  /**
   * Opens an archive.
   *
   * @throws Damaged if it is damaged, holds more than is taken, or is none of files
   */
  static ZipContent open(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes((int) LARGEST_ARCHIVE + 1);
    if (bytes.length > LARGEST_ARCHIVE) {
      throw new Damaged(
          "the archive is larger than %d MB; unpack it and upload what is in it"
              .formatted(LARGEST_ARCHIVE / SMALL));
    }
    ZipFile zip;
    try {
      zip =
          ZipFile.builder()
              .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
              .setIgnoreLocalFileHeader(true)
              .get();
    } catch (IOException | RuntimeException e) {
      throw new Damaged(
          "the archive is damaged or does not end; ask for it again, or unpack it and upload what"
              + " is in it");
    }
    try {
      return new ZipContent(zip, members(zip));
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  private static List<Member> members(ZipFile zip) throws Damaged {
    List<Member> members = new ArrayList<>();
    long total = 0;
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (entry.getName().equals(OFFICE)) {
        throw new Damaged("it is a document of an office program, which nobody reads here");
      }
      if (entry.isDirectory()) {
        continue;
      }
      if (members.size() == MOST_MEMBERS) {
        throw new Damaged(
            "the archive holds more than %d files; unpack it and upload what is in it"
                .formatted(MOST_MEMBERS));
      }
      members.add(new Member(members.size() + 1, label(entry.getName()), entry));
      total += Math.max(0, entry.getSize());
      if (total > LARGEST_TOTAL || isBlownUp(entry)) {
        throw new Damaged(
            "the archive would unpack to far more than such files are; ask who sent it what it is");
      }
    }
    if (members.isEmpty()) {
      throw new Damaged("the archive is empty; ask who sent it what should be in it");
    }
    return members;
  }

  private static boolean isBlownUp(ZipArchiveEntry entry) {
    long size = entry.getSize();
    return size > LARGEST_MEMBER
        || (size > SMALL && size / Math.max(1, entry.getCompressedSize()) > LARGEST_RATIO);
  }

  /** The last part of a name, with nothing in it that means anything to a disk or a page. */
  static String label(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[^A-Za-z0-9 ._()+-]", "_").strip().replaceFirst("^\\.+", "_");
    if (plain.isEmpty()) {
      return "unnamed";
    }
    return plain.length() <= LONGEST_LABEL
        ? plain
        : plain.substring(plain.length() - LONGEST_LABEL).replaceFirst("^\\.+", "_");
  }

  List<Member> members() {
    return members;
  }

  /** Why a member is not unpacked, for a person; null if it can be. */
  @Nullable String obstacle(Member member) throws IOException {
    ZipArchiveEntry entry = member.entry();
    if (entry.getGeneralPurposeBit().usesEncryption()
        || entry.getMethod() == ZipMethod.AES_ENCRYPTED.getCode()) {
      return "%s is encrypted: unpack it with its password and upload it".formatted(member.label());
    }
    if (!zip.canReadEntryData(entry)) {
      return "%s is packed in a way that is not known here: unpack it and upload it"
          .formatted(member.label());
    }
    try {
      byte[] head = new byte[HEAD];
      try (InputStream in = content(member)) {
        head = in.readNBytes(HEAD);
      }
      return isZip(head)
          ? "%s is an archive itself: unpack it and upload what is in it".formatted(member.label())
          : null;
    } catch (IOException | RuntimeException damaged) {
      return damaged(member);
    }
  }

  static String damaged(Member member) {
    return "%s is damaged: ask for it again".formatted(member.label());
  }

  /**
   * A member's bytes. Where they are others, or more, than the archive says, reading them fails
   * with {@link Damaged}, at their end at the latest.
   */
  InputStream whole(Member member) throws Damaged {
    try {
      return new Whole(content(member), member);
    } catch (IOException | RuntimeException damaged) {
      throw new Damaged(damaged(member));
    }
  }

  private static final class Whole extends FilterInputStream {
    private final Member member;
    private final CRC32 sum = new CRC32();
    private long size;

    Whole(InputStream in, Member member) {
      super(in);
      this.member = member;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read;
      try {
        read = super.read(into, from, length);
      } catch (IOException | RuntimeException wrong) {
        throw new Damaged(damaged(member));
      }
      if (read > 0) {
        size += read;
        sum.update(into, from, read);
      }
      ZipArchiveEntry entry = member.entry();
      if (size > entry.getSize()
          || (read < 0 && (size != entry.getSize() || sum.getValue() != entry.getCrc()))) {
        throw new Damaged(damaged(member));
      }
      return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
      return wanted <= 0 ? 0 : readNBytes((int) Math.min(wanted, 8 * 1024)).length;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  private InputStream content(Member member) throws IOException {
    InputStream in = zip.getInputStream(member.entry());
    if (in == null) {
      throw new Damaged(damaged(member));
    }
    return in;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
