package parley.ingress.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MentionsTest {
  @Test
  void findsUsersRolesAndEveryone() {
    assertThat(Mentions.of("hi <@1> <@!2> <@&3> <#4> @here"))
        .isEqualTo(new Mentions(Set.of(1L, 2L), Set.of(3L), true));
  }

  @Test
  void mentionsNobodyInCode() {
    assertThat(Mentions.of("`<@1>` ```\n@everyone <@&2>\n``` <@3>"))
        .isEqualTo(new Mentions(Set.of(3L), Set.of(), false));
  }

  @Test
  void passesOverWhatIsNoId() {
    assertThat(
            Mentions.of(
                "<@> <@x> <@99999999999999999999> mail@everyone.example <@9999999999999999999>"))
        .isEqualTo(new Mentions(Set.of(), Set.of(), true));
  }

  @Test
  void leavesOnlyWhatIsAllowed() {
    Mentions mentions = new Mentions(Set.of(1L, 2L), Set.of(3L, 4L), true);
    AllowedMentions allowed =
        new AllowedMentions(false, true, false, Set.of(2L, 9L), Set.of(), false);

    assertThat(allowed.apply(mentions)).isEqualTo(new Mentions(Set.of(2L), Set.of(3L, 4L), false));
    assertThat(AllowedMentions.ALL.apply(mentions)).isEqualTo(mentions);
  }
}
