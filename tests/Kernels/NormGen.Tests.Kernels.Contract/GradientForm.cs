namespace NormGen.Tests.Kernels;

/// <summary>Makes the call of one annotated gradient.</summary>
/// <param name="call">The arguments.</param>
public delegate void GradientRun(GradientCall call);

/// <summary>One gradient of rows: whose it is, what it is given and asked for, and how to call it.</summary>
/// <param name="Name">How it is written, such as "recomputed".</param>
/// <param name="Forward">The method whose gradient it is.</param>
/// <param name="Roles">Its own parameters.</param>
/// <param name="Run">Calls it.</param>
public sealed record GradientForm(string Name, StepForm Forward, Role[] Roles, GradientRun Run)
{
    private readonly ElementType? _sums;

    /// <summary>The type of what the gradients of parameters are added to; that of the parameters where nothing is said.</summary>
    public ElementType Sums
    {
        get => _sums ?? Forward.Parameters;
        init => _sums = value;
    }

    public bool IsPlaced => Forward.Placement != Placement.None;

    public bool IsSandwich => Forward.Placement == Placement.Sandwich;

    public bool HasPadding => Has(Role.Mask) || Has(Role.Lengths);

    public bool Has(Role role) => Roles.Contains(role);

    public override string ToString() => $"{Name} ({string.Join(' ', Roles)}{(Sums == Forward.Parameters ? "" : $", sums {Sums}")}) of {Forward}";
}
