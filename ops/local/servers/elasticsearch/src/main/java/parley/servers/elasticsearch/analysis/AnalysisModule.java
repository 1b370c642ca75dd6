package parley.servers.elasticsearch.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/// The part of a distribution's module `analysis-common` that our index uses, under the same names
/// and with the same settings, over the same classes of Lucene: an index that is defined here is
/// defined alike on a stock Elasticsearch.
public final class AnalysisModule extends Plugin implements AnalysisPlugin {
  private static final int BIGRAMS_OF_ALL =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  @Override
  public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
    return List.of(
        PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new),
        PreConfiguredTokenFilter.singleton("cjk_bigram", false, CJKBigramFilter::new),
        PreConfiguredTokenFilter.singleton("cjk_width", true, CJKWidthFilter::new),
        PreConfiguredTokenFilter.singleton("decimal_digit", true, DecimalDigitFilter::new),
        PreConfiguredTokenFilter.singleton(
            "arabic_normalization", true, ArabicNormalizationFilter::new),
        PreConfiguredTokenFilter.singleton(
            "persian_normalization", true, PersianNormalizationFilter::new),
        PreConfiguredTokenFilter.singleton(
            "indic_normalization", true, IndicNormalizationFilter::new),
        PreConfiguredTokenFilter.singleton("porter_stem", false, PorterStemFilter::new));
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of(
        "cjk_bigram",
        (_, _, name, settings) -> filter(name, bigrams(settings)),
        "stemmer",
        AnalysisPlugin.requiresAnalysisSettings(
            (_, _, name, settings) -> filter(name, stemmer(settings))));
  }

  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of(
        "pattern",
        (_, _, name, settings) -> {
          Pattern separators = Pattern.compile(settings.get("pattern", "\\W+"));
          return TokenizerFactory.newFactory(name, () -> new PatternTokenizer(separators, -1));
        });
  }

  private static UnaryOperator<TokenStream> bigrams(Settings settings) {
    boolean unigrams = settings.getAsBoolean("output_unigrams", false);
    return tokens -> new CJKBigramFilter(tokens, BIGRAMS_OF_ALL, unigrams);
  }

  private static UnaryOperator<TokenStream> stemmer(Settings settings) {
    String language = settings.get("language", "english");
    return switch (language) {
      case "english" -> PorterStemFilter::new;
      case "possessive_english" -> EnglishPossessiveFilter::new;
      default -> throw new IllegalArgumentException("no such stemmer here: " + language);
    };
  }

  private static TokenFilterFactory filter(String name, UnaryOperator<TokenStream> filter) {
    return new TokenFilterFactory() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public TokenStream create(TokenStream tokens) {
        return filter.apply(tokens);
      }
    };
  }
}
