namespace NormGen.Tests.Kernels;

/// <summary>Makes the call of one annotated method.</summary>
/// <param name="call">The arguments.</param>
public delegate void StepRun(StepCall call);

/// <summary>
/// One annotated method of any placement, with any element types, padding and strides: how it is written, what it computes, and how
/// to call it. The plain norms of floats have <see cref="NormForm"/>.
/// </summary>
/// <param name="Name">How it is written, such as "several sizes, with the sum".</param>
/// <param name="Kind">What it computes.</param>
/// <param name="Placement">Where that stands around a residual branch.</param>
/// <param name="Roles">Its parameters.</param>
/// <param name="Run">Calls it.</param>
public sealed record StepForm(string Name, Kind Kind, Placement Placement, Role[] Roles, StepRun Run)
{
    private readonly ElementType? _y;
    private readonly ElementType? _parameters;

    /// <summary>The type of x, of the residual and of the sum.</summary>
    public ElementType X { get; init; } = ElementType.Single;

    /// <summary>The type of y; x's where nothing is said.</summary>
    public ElementType Y
    {
        get => _y ?? X;
        init => _y = value;
    }

    /// <summary>The type of weights and biases; x's where nothing is said.</summary>
    public ElementType Parameters
    {
        get => _parameters ?? X;
        init => _parameters = value;
    }

    /// <summary>What it computes in, and has statistics of: double where x is, float for all else.</summary>
    public ElementType Compute => X == ElementType.Double ? ElementType.Double : ElementType.Single;

    public int Groups { get; init; } = 1;

    public EpsilonMode EpsilonMode { get; init; }

    /// <summary>Its ε, where no parameter gives it.</summary>
    public double Epsilon { get; init; } = 1e-5;

    public bool ZeroCentered { get; init; }

    /// <summary>Whether its weight is one number for all features.</summary>
    public bool SharedWeight { get; init; }

    /// <summary>What the residual is multiplied by, where no parameter says it.</summary>
    public double ResidualScale { get; init; } = 1;

    /// <summary>What the branch is multiplied by, where no parameter says it.</summary>
    public double BranchScale { get; init; } = 1;

    /// <summary>The sizes that it has kernels for. With one it takes no other.</summary>
    public int[] Sizes { get; init; } = [];

    public bool InPlace => !Has(Role.Y);

    /// <summary>Whether it is a whole residual block.</summary>
    public bool IsBlock { get; init; }

    public bool HasPadding => Has(Role.Mask) || Has(Role.Lengths);

    public bool UpdatesResidual => Has(Role.Residual) && Placement is Placement.Pre or Placement.Sandwich;

    public bool Has(Role role) => Roles.Contains(role);

    /// <summary>Whether rows of so many features are something for it.</summary>
    public bool Takes(int dim) => dim % Groups == 0 && (Sizes.Length != 1 || Sizes[0] == dim);

    public override string ToString() =>
        $"{Kind} {Placement}{(IsBlock ? " block" : "")}, {Name}: {X}{(Y == X ? "" : $" to {Y}")}{(Parameters == X ? "" : $", parameters {Parameters}")}"
        + $"{(Groups == 1 ? "" : $", {Groups} groups")}{(EpsilonMode == EpsilonMode.InsideRoot ? "" : $", {EpsilonMode}")}{(ZeroCentered ? ", zero-centred" : "")}, "
        + $"({string.Join(' ', Roles)}) [{string.Join(' ', Sizes)}]";
}
