internal import ConvNet
internal import Testing

@Suite struct `An activation` {
  @Test func `keeps its digits where it saturates`() {
    // 1 / (1 + e⁴⁰) and its slope, by mpmath; 1 − σ(40) computed naively is 0.
    #expect(abs(Activation.sigmoid(-40) / 4.248_354_255_291_589e-18 - 1) < 1e-12)
    for z in [40.0, -40] {
      let slope = Activation.sigmoid.derivative(at: z)
      #expect(abs(slope / 4.248_354_255_291_589e-18 - 1) < 1e-12)
    }
    #expect(Activation.sigmoid(-1000) == 0)
    #expect(Activation.sigmoid(1000) == 1)
    #expect(Activation.sigmoid.derivative(at: -1000) == 0)
  }

  @Test(arguments: Activation.allCases) func `hides no fault`(activation: Activation) {
    #expect(activation(.nan).isNaN)
  }

  @Test func `is a corner at 0 for ReLU, with slope 0`() {
    #expect([-2, 0, 3].map { Activation.relu($0) } == [0, 0, 3])
    #expect([-2, 0, 3].map { Activation.relu.derivative(at: $0) } == [0, 0, 1])
  }
}

@Suite struct `Softmax and its cost` {
  @Test func `stay finite for numbers that an exponential cannot hold`() {
    #expect(softmax([1000, 1001]) == softmax([0, 1]))
    #expect(softmax([-1000, 1000]) == [0, 1])
    #expect(Cost.crossEntropy.value([-1000, 1000], target: [1, 0]) == 2000)
    #expect(Cost.crossEntropy.gradient([-1000, 1000], target: [1, 0]) == [-1, 1])
  }
}

@Suite struct `Max pooling` {
  @Test func `lets the first of equal numbers win`() {
    let pooling = MaxPoolingMap(window: 2)
    let pass = pooling.forward([[1, 1], [0, 1]])
    #expect(pooling.backward(pass, aGradient: [[1]]) == [[1, 0], [0, 0]])
  }

  @Test func `finds a maximum below 0`() {
    #expect(MaxPoolingMap(window: 2).forward([[-0.5, -0.2], [-0.9, -0.3]]).a == [[-0.2]])
  }

  @Test func `leaves out what no window covers`() {
    let pass = MaxPoolingMap(window: 2).forward([[1, 2, 9], [3, 4, 9], [9, 9, 9]])
    #expect(pass.a == [[4]])
  }

  @Test func `shows a fault instead of passing over it`() {
    #expect(MaxPoolingMap(window: 2).forward([[1, .nan], [3, 2]]).a[0, 0].isNaN)
    #expect(MaxPoolingMap(window: 2).forward([[.nan, 1], [3, 2]]).a[0, 0].isNaN)
  }
}
