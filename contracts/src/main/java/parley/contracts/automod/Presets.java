package parley.contracts.automod;

import java.util.List;

/// Keywords that the platform collected, by the numbers of the public protocol.
public final class Presets {
  public static final int PROFANITY = 1;
  public static final int SEXUAL_CONTENT = 2;
  public static final int SLURS = 3;

  /// Words that many people do not want to read.
  private static final List<String> PROFANITY_WORDS =
      words(
          """
          arse
          arsehole*
          ass
          asshole*
          bastard*
          bitch*
          bollocks
          bullshit*
          crap
          damn
          dickhead*
          douchebag*
          *fuck*
          motherf*
          piss
          pissed
          prick
          shit*
          *shitty
          twat
          wanker*
          """);

  private static final List<String> SEXUAL_WORDS =
      words(
          """
          blowjob*
          boobs
          cock
          cum
          cumshot*
          dildo*
          handjob*
          hentai*
          horny
          milf*
          nudes
          nsfw pics
          orgasm*
          penis
          *porn*
          pussy
          sexting
          titties
          tits
          vagina
          """);

  /// Words that attack people for what they are.
  private static final List<String> SLUR_WORDS =
      words(
          """
          chink
          chinks
          dyke
          dykes
          fag
          faggot*
          fags
          gook
          gooks
          kike
          kikes
          nigga*
          nigger*
          paki
          pakis
          retard
          retarded
          retards
          spic
          spics
          tranny
          trannies
          """);

  private Presets() {}

  /// The keywords of a list; none of one that is unknown.
  static List<String> keywords(int list) {
    return switch (list) {
      case PROFANITY -> PROFANITY_WORDS;
      case SEXUAL_CONTENT -> SEXUAL_WORDS;
      case SLURS -> SLUR_WORDS;
      default -> List.of();
    };
  }

  private static List<String> words(String lines) {
    return lines.lines().toList();
  }
}
