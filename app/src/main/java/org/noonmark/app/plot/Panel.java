package org.noonmark.app.plot;

import java.util.List;
import java.util.Optional;

/// One pair of axes and what is drawn between them.
public sealed interface Panel {
    /// The axis below.
    Axis horizontal();

    /// Curves over one horizontal axis. A logarithmic axis refuses values that are not above 0.
    ///
    /// @param right the axis of the curves that belong to [Curve.Side#RIGHT]
    record Lines(Axis horizontal, Axis left, Optional<Axis> right, List<Curve> curves)
            implements Panel {
        public Lines {
            curves = List.copyOf(curves);
            if (curves.isEmpty()) {
                throw new IllegalArgumentException("must have a curve");
            }
            for (var curve : curves) {
                if (curve.side() == Curve.Side.RIGHT && right.isEmpty()) {
                    throw new IllegalArgumentException("must have a right axis: " + curve.label());
                }
                var vertical = curve.side() == Curve.Side.LEFT ? left : right.orElseThrow();
                for (var point : curve.points()) {
                    horizontal.check(point.x());
                    vertical.check(point.y());
                }
            }
        }

        /// Curves with one axis on the left.
        public Lines(Axis horizontal, Axis left, List<Curve> curves) {
            this(horizontal, left, Optional.empty(), curves);
        }
    }

    /// Values over two axes as colours.
    ///
    /// @param colours what the colours stand for, on the scale beside the map; linear
    record Heat(Axis horizontal, Axis vertical, String colours, List<Cell> cells) implements Panel {
        public Heat {
            cells = List.copyOf(cells);
            if (cells.isEmpty()) {
                throw new IllegalArgumentException("must have a cell");
            }
            for (var cell : cells) {
                horizontal.check(cell.left());
                vertical.check(cell.bottom());
            }
        }
    }

    /// A rectangle of one colour, in the units of the axes.
    record Cell(double left, double right, double bottom, double top, double value) {
        public Cell {
            if (!(right > left) || !(top > bottom) || !Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "must have a size and a value: left=%s right=%s bottom=%s top=%s value=%s"
                                .formatted(left, right, bottom, top, value));
            }
        }
    }
}
