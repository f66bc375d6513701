// FIXME rounding
