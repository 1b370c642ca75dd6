package parley.ops.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoSeederTest {
  private static final Demo NOTHING = Demo.parse(MissingNode.getInstance());

  private FakeParley parley;
  private RestApi api;
  private DemoSeeder seeder;

  @BeforeEach
  void open() throws Exception {
    parley = new FakeParley();
    api = new RestApi(parley.port());
    seeder = new DemoSeeder(api);
  }

  @AfterEach
  void close() {
    api.close();
    parley.close();
  }

  @Test
  void shouldBringTwoPeopleAndTwoBotsIntoOneGuild() throws Exception {
    Demo demo = seeder.seed(NOTHING);

    assertThat(demo.bots()).hasSize(2);
    assertThat(parley.members(demo.guild()))
        .containsExactlyInAnyOrder(
            demo.owner().token(),
            demo.member().token(),
            demo.bots().getFirst().token(),
            demo.bots().getLast().token());
  }

  @Test
  void shouldKeepWhatStillWorks() throws Exception {
    Demo demo = seeder.seed(NOTHING);
    int posts = parley.posts().size();

    Demo again = seeder.seed(Demo.parse(RestApi.JSON.readTree(demo.json())));

    assertThat(again).isEqualTo(demo);
    assertThat(parley.posts()).hasSize(posts);
  }

  @Test
  void shouldGiveABotANewTokenWhenTheOldOneIsRevoked() throws Exception {
    Demo demo = seeder.seed(NOTHING);
    Demo.Bot revoked = demo.bots().getFirst();
    parley.forget(revoked.token());

    Demo again = seeder.seed(demo);

    assertThat(again.bots().getFirst().application()).isNotEmpty();
    assertThat(again.bots().getFirst().token()).isNotEqualTo(revoked.token());
    assertThat(parley.members(again.guild())).contains(again.bots().getFirst().token());
  }
}
