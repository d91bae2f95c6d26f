namespace NormGen.Tests.Signatures;

public sealed class AliasTests
{
    [Fact]
    public void Aliases_PlayTheirRoles()
    {
        Expect.Layer(Aliased.Greek);
        Expect.Layer(Aliased.Plain);
        Expect.RmsInPlace(Aliased.InPlace);
        Expect.RmsInPlace((x, weight) => Aliased.InPlaceAnySize(weight, x));
    }

    [Fact]
    public void ParametersInAnyOrder_PlayTheirRoles()
    {
        float[] mean = new float[5], invStd = new float[5], again = new float[5], invStdAgain = new float[5];

        Expect.Layer((x, weight, bias, y) => Aliased.Statistics(x, weight, bias, y, mean, invStd, 0.25f), epsilon: 0.25);
        Expect.Layer((x, weight, bias, y) => Aliased.AnyOrder(0.25f, invStdAgain, y, bias, again, weight, x), epsilon: 0.25);

        Assert.Equal(mean, again);
        Assert.Equal(invStd, invStdAgain);

        Expect.Layer((x, weight, bias, y) => Aliased.AnyOrderAnySize(0.25f, invStdAgain, y, bias, again, weight, x), epsilon: 0.25);

        Assert.Equal(mean, again);
        Assert.Equal(invStd, invStdAgain);
    }

    [Fact]
    public void RoleAttributes_GiveTheRoles()
    {
        float[] x = [1, 2, 3, 4], y = new float[4], mean = new float[2], invStd = new float[2];

        Aliased.ByAttribute(2, 0.75f, mean, invStd, x, y);

        Assert.Equal([1.5f, 3.5f], mean);
        Assert.Equal([1f, 1f], invStd);
        Assert.Equal([-0.5f, 0.5f, -0.5f, 0.5f], y);
    }
}
