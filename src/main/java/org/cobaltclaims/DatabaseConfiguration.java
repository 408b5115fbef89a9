package org.cobaltclaims;

import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.money.Money;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;

/** How our values stand in the database: money as cents, a claim's content as JSON text. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration extends AbstractJdbcConfiguration {

  @Override
  protected List<?> userConverters() {
    return List.of(
        MoneyToCents.INSTANCE,
        CentsToMoney.INSTANCE,
        ContentToJson.INSTANCE,
        JsonToContent.INSTANCE);
  }

  @WritingConverter
  private enum MoneyToCents implements Converter<Money, Long> {
    INSTANCE;

    @Override
    public Long convert(Money money) {
      return money.cents();
    }
  }

  @ReadingConverter
  private enum CentsToMoney implements Converter<Long, Money> {
    INSTANCE;

    @Override
    public Money convert(Long cents) {
      return Money.ofCents(cents);
    }
  }

  @WritingConverter
  private enum ContentToJson implements Converter<ClaimContent, String> {
    INSTANCE;

    @Override
    public String convert(ClaimContent content) {
      return StoredJson.write(content);
    }
  }

  @ReadingConverter
  private enum JsonToContent implements Converter<String, ClaimContent> {
    INSTANCE;

    @Override
    public ClaimContent convert(String json) {
      return StoredJson.read(json, ClaimContent.class);
    }
  }
}
