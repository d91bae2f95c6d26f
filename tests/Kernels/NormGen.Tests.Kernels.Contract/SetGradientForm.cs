namespace NormGen.Tests.Kernels;

/// <summary>Makes the call of one annotated gradient.</summary>
/// <param name="call">The arguments.</param>
public delegate void SetGradientRun(SetGradientCall call);

/// <summary>One annotated gradient of a method whose statistics are of sets beside rows.</summary>
/// <param name="Name">How it is written, such as "recomputed, only dx".</param>
/// <param name="Forward">The method that it is the gradient of.</param>
/// <param name="Roles">Its parameters.</param>
/// <param name="Run">Calls it.</param>
public sealed record SetGradientForm(string Name, SetForm Forward, Role[] Roles, SetGradientRun Run)
{
    private readonly ElementType? _sums;
    private readonly ElementType? _statistics;

    /// <summary>The type of what is added to; that of weights and biases where nothing is said.</summary>
    public ElementType Sums
    {
        get => _sums ?? Forward.Parameters;
        init => _sums = value;
    }

    /// <summary>The type of the statistics; what is computed in where nothing is said.</summary>
    public ElementType Statistics
    {
        get => _statistics ?? Forward.Compute;
        init => _statistics = value;
    }

    /// <summary>The weight of the state from before in Power's ν.</summary>
    public double AlphaBackward { get; init; } = 0.9;

    /// <summary>Whether Power's ν takes in the batch.</summary>
    public bool WritesNu { get; init; }

    /// <summary>Whether it is handed what the forward pass has saved.</summary>
    public bool IsSaved => Has(Role.InvStd) && !Forward.IsGiven;

    /// <summary>Whether it works out once more what the forward pass has not saved.</summary>
    public bool IsRecomputed => !Has(Role.InvStd) && Forward.TakesStatistics;

    public bool Has(Role role) => Roles.Contains(role);

    public override string ToString() =>
        $"{Name}: ({string.Join(' ', Roles)}){(Sums == Forward.Parameters ? "" : $", sums {Sums}")}{(Statistics == Forward.Compute ? "" : $", statistics {Statistics}")} of {Forward}";
}
