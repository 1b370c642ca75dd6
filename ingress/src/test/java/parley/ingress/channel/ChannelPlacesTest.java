package parley.ingress.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Overwrite;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.RefusedException;

class ChannelPlacesTest {
  private static final GuildId GUILD = new GuildId(1);
  private static final ChannelId CATEGORY = new ChannelId(2);
  private static final ChannelId TEXT = new ChannelId(3);
  private static final ChannelId OTHER = new ChannelId(4);
  private static final List<Overwrite> CLOSED =
      List.of(new Overwrite(1, Overwrite.Target.ROLE, 0, 1024));

  private final ChannelPlaces places =
      new ChannelPlaces(
          List.of(
              channel(CATEGORY, ChannelType.CATEGORY, null).with(CLOSED),
              channel(TEXT, ChannelType.TEXT, null),
              channel(OTHER, ChannelType.TEXT, CATEGORY)));

  @Test
  void changesOnlyWhatIsAskedFor() {
    assertThat(places.apply(move(OTHER, 7, false, null, false)))
        .isEqualTo(channel(OTHER, ChannelType.TEXT, null).at(7, CATEGORY));
    assertThat(places.apply(move(OTHER, null, true, null, false)))
        .isEqualTo(channel(OTHER, ChannelType.TEXT, null).at(7, null));
  }

  @Test
  void takesTheOverwritesOfTheCategoryOnlyWhenAskedTo() {
    assertThat(places.apply(move(TEXT, null, true, CATEGORY, false)).overwrites()).isEmpty();
    assertThat(places.apply(move(TEXT, null, false, null, true)).overwrites()).isEqualTo(CLOSED);
  }

  @Test
  void refusesWhatIsNoCategory() {
    assertThatThrownBy(() -> places.apply(move(TEXT, null, true, OTHER, false)))
        .isInstanceOf(InvalidFormException.class);
    assertThatThrownBy(() -> places.apply(move(CATEGORY, null, true, CATEGORY, false)))
        .isInstanceOf(InvalidFormException.class);
    assertThatThrownBy(() -> places.apply(move(new ChannelId(9), 1, false, null, false)))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void letsNoCategoryOverflow() {
    List<Channel> present = new ArrayList<>();
    present.add(channel(CATEGORY, ChannelType.CATEGORY, null));
    for (int i = 0; i < ChannelPlaces.MAX_IN_CATEGORY; i++) {
      present.add(channel(new ChannelId(100 + i), ChannelType.TEXT, CATEGORY));
    }
    present.add(channel(TEXT, ChannelType.TEXT, null));
    ChannelPlaces full = new ChannelPlaces(present);

    assertThatThrownBy(() -> full.apply(move(TEXT, null, true, CATEGORY, false)))
        .isInstanceOf(InvalidFormException.class);
    full.apply(move(new ChannelId(100), null, true, null, false));
    assertThat(full.apply(move(TEXT, null, true, CATEGORY, false)).parent()).isEqualTo(CATEGORY);
  }

  private static ChannelMove move(
      ChannelId id,
      @Nullable Integer position,
      boolean movesParent,
      @Nullable ChannelId parent,
      boolean lock) {
    return new ChannelMove(id, position, movesParent, parent, lock);
  }

  private static Channel channel(ChannelId id, ChannelType type, @Nullable ChannelId parent) {
    return new Channel(id, GUILD, type, "c", null, 0, parent, false, 0, List.of(), 0, 0, 0);
  }
}
