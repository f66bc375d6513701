class Bed {}
