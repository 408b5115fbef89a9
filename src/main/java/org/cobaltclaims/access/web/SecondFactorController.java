package org.cobaltclaims.access.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import org.cobaltclaims.access.Accounts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The code of an authenticator app: asked for at the log-in, set up by each person. */
@Controller
class SecondFactorController {

  private static final String PROBLEM = "problem";
  private static final String WRONG =
      "That is not the code that counts now. Wait for the next one, and see that the phone's clock"
          + " is right.";

  private final Accounts accounts;

  SecondFactorController(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping(StandingFilter.CODE_PAGE)
  String ask() {
    return "access/code";
  }

  @PostMapping(StandingFilter.CODE_PAGE)
  String enter(
      @RequestParam String code, Principal person, HttpServletRequest request, Model model) {
    if (!accounts.checkCode(person.getName(), code)) {
      model.addAttribute(PROBLEM, WRONG);
      return "access/code";
    }
    request.getSession().setAttribute(StandingFilter.CODE_ENTERED, true);
    return "redirect:/";
  }

  @GetMapping(StandingFilter.SET_UP_PAGE)
  String setUp(Principal person, Model model) {
    return shown(person, model);
  }

  private String shown(Principal person, Model model) {
    boolean on = accounts.find(person.getName()).orElseThrow().secondFactor();
    model.addAttribute("on", on);
    if (!on) {
      Accounts.Offer offer = accounts.offerSecondFactor(person.getName());
      model.addAttribute("secret", offer.secret().replaceAll("(.{4})(?=.)", "$1 "));
      model.addAttribute("picture", picture(offer.address()));
    }
    return "access/second-factor";
  }

  @PostMapping(StandingFilter.SET_UP_PAGE)
  String confirm(
      @RequestParam String code, Principal person, HttpServletRequest request, Model model) {
    if (!accounts.confirmSecondFactor(person.getName(), code)) {
      model.addAttribute(PROBLEM, WRONG);
      return shown(person, model);
    }
    request.getSession().setAttribute(StandingFilter.CODE_ENTERED, true);
    return shown(person, model);
  }

  /** The dark squares of a QR code as the path of an SVG, and how wide it is. */
  public record Picture(String path, int width) {}

  private static Picture picture(String text) {
    try {
      BitMatrix squares =
          new QRCodeWriter()
              .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2));
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < squares.getHeight(); y++) {
        for (int x = 0; x < squares.getWidth(); x++) {
          if (squares.get(x, y)) {
            path.append("M%d %dh1v1h-1z".formatted(x, y));
          }
        }
      }
      return new Picture(path.toString(), squares.getWidth());
    } catch (WriterException e) {
      throw new IllegalStateException("the second factor's address fits no QR code", e);
    }
  }
}
