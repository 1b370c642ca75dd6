package parley.ops.local.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Shows the progress of all components: on a terminal one line each, rewritten in place; elsewhere
/// a new line whenever a stage has been reached. Used by one thread.
final class Board {
  private static final int WIDTH = 110;
  private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[J";

  private final List<Progress> progresses;
  private final PrintStream out;
  private final boolean terminal;
  private final List<Progress.Stage> shown = new ArrayList<>();
  private boolean drawn;

  Board(List<Progress> progresses, PrintStream out, boolean terminal) {
    this.progresses = List.copyOf(progresses);
    this.out = out;
    this.terminal = terminal;
    progresses.forEach(progress -> shown.add(Progress.Stage.WAITING));
  }

  void draw() {
    if (terminal) {
      redraw();
    } else {
      printChanges();
    }
    out.flush();
  }

  private void redraw() {
    StringBuilder text = new StringBuilder();
    if (drawn) {
      text.append(UP_AND_CLEAR.formatted(progresses.size()));
    }
    for (Progress progress : progresses) {
      String line = progress.line();
      text.append(line, 0, Math.min(line.length(), WIDTH)).append('\n');
    }
    out.print(text);
    drawn = true;
  }

  private void printChanges() {
    for (int i = 0; i < progresses.size(); i++) {
      Progress progress = progresses.get(i);
      Progress.Stage stage = progress.stage();
      if (stage != shown.get(i)) {
        shown.set(i, stage);
        if (stage.isFinal()) {
          out.println(progress.line());
        }
      }
    }
  }
}
