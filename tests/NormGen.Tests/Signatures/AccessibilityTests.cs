namespace NormGen.Tests.Signatures;

public sealed class AccessibilityTests
{
    [Fact]
    public void StaticMethodOfAnyAccessibility_IsImplemented()
    {
        Expect.Rms(Accessible.PublicStatic);
        Expect.Rms(Accessible.InternalStatic);
        Expect.Rms(Accessible.PrivateStaticMethod);
        Expect.Rms(Accessible.PrivateByDefaultMethod);
        Assert.All(AccessibleDerived.Statics, method => Expect.Rms(method));
    }

    [Fact]
    public void InstanceMethodOfAnyAccessibility_IsImplemented()
    {
        Accessible instance = new();

        Expect.Rms(instance.PublicInstance);
        Expect.Rms(instance.InternalInstance);
        Expect.Rms(instance.PrivateInstanceMethod);
        Assert.All(new AccessibleDerived().Instances, method => Expect.Rms(method));
    }
}
