package org.cobaltclaims.transmission.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cobaltclaims.desk.ListSize;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.ExchangeFile.Direction;
import org.cobaltclaims.transmission.ExchangeFiles;
import org.cobaltclaims.transmission.Fate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The list of files that came and went. Their names tell of no patient. */
@Controller
@RequestMapping("/files")
class FilePageController {

  private static final ListSize SIZE = new ListSize(100, 2_000);

  private final ExchangeFiles files;
  private final CurrentSettings settings;

  FilePageController(ExchangeFiles files, CurrentSettings settings) {
    this.files = files;
    this.settings = settings;
  }

  /** The lists that everybody has. */
  enum View {
    ALL("All"),
    IN("Came in"),
    OUT("Went out"),
    WORRY("Not or not wholly used");

    private final String label;

    View(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    @Nullable Direction direction() {
      return this == IN ? Direction.IN : this == OUT ? Direction.OUT : null;
    }

    static View of(@Nullable String id) {
      for (View view : values()) {
        if (view.id().equals(id)) {
          return view;
        }
      }
      return ALL;
    }
  }

  /**
   * What the list shows.
   *
   * @param search part of a file's name
   */
  record Wish(@Nullable String view, @Nullable String search, @Nullable Integer size) {

    int rows() {
      return SIZE.rows(size);
    }
  }

  /** One row as it is shown. */
  public record Shown(ExchangeFile file, String fate, String tone, String size) {}

  @GetMapping
  String list(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    model.addAttribute("views", View.values());
    List<String> folders = new ArrayList<>(List.of("intake", "bank"));
    settings.clearinghouses().forEach(clearinghouse -> folders.add(clearinghouse.name()));
    model.addAttribute("folders", folders);
    return "files/list";
  }

  @GetMapping("/rows")
  String rows(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    return "files/rows";
  }

  private void show(Wish wish, Model model) {
    View view = View.of(wish.view());
    String search = wish.search() == null ? "" : wish.search().strip();
    List<ExchangeFile> found =
        files.newest(view.direction(), search, view == View.WORRY, null, wish.rows() + 1);
    model.addAttribute("view", view);
    model.addAttribute("size", wish.rows());
    model.addAttribute("more", found.size() > wish.rows());
    model.addAttribute(
        "rows", found.stream().limit(wish.rows()).map(FilePageController::shown).toList());
  }

  private static Shown shown(ExchangeFile file) {
    Fate.Kind fate = file.fate().kind();
    String tone =
        switch (fate) {
          case TAKEN, POSTED, SENT -> "good";
          case RECEIVED -> "info";
          case PARTLY -> "warn";
          case REFUSED, UNREADABLE -> "bad";
          default -> "";
        };
    String words = fate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new Shown(
        file, Character.toUpperCase(words.charAt(0)) + words.substring(1), tone, size(file));
  }

  private static String size(ExchangeFile file) {
    return file.size() < 10_000
        ? String.format(Locale.US, "%,d B", file.size())
        : String.format(Locale.US, "%,d kB", file.size() / 1000);
  }
}
