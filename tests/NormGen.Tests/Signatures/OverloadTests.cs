namespace NormGen.Tests.Signatures;

public sealed class OverloadTests
{
    [Fact]
    public void Overloads_AreImplementedEachForItself()
    {
        Expect.Rms(Overloaded.Norm);
        Expect.Layer(Overloaded.Norm);
        Expect.RmsInPlace(Overloaded.Norm);
        Expect.Rms((x, weight, y) => Overloaded.Norm(x, weight, y, 0.5f), dim: 9, epsilon: 0.5);
        Expect.Rms((x, weight, y) => Overloaded.Norm(x, weight, y, new float[5]), dim: 4);
        Assert.Equal(3, Overloaded.Norm(3));
    }
}
