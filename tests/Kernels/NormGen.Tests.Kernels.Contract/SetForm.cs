namespace NormGen.Tests.Kernels;

/// <summary>Makes the call of one annotated method.</summary>
/// <param name="call">The arguments.</param>
public delegate void SetRun(SetCall call);

/// <summary>
/// One annotated method whose statistics are of sets beside rows: of a feature over the batch, of a group of a sample, of a position's channels.
/// It says how it is written, what it computes, and how to call it.
/// </summary>
/// <param name="Name">How it is written, such as "several sizes, in place".</param>
/// <param name="Kind">What it computes.</param>
/// <param name="Axis">Which axis holds the features.</param>
/// <param name="Roles">Its parameters.</param>
/// <param name="Run">Calls it.</param>
public sealed record SetForm(string Name, Kind Kind, Axis Axis, Role[] Roles, SetRun Run)
{
    private readonly ElementType? _y;
    private readonly ElementType? _parameters;

    /// <summary>The type of x.</summary>
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

    /// <summary>What it computes in, and has statistics and running state of: double where x is, float for all else.</summary>
    public ElementType Compute => X == ElementType.Double ? ElementType.Double : ElementType.Single;

    /// <summary>The groups of features; <see cref="Kind.Instance"/> has as many as features, whatever this says.</summary>
    public int Groups { get; init; } = 1;

    public EpsilonMode EpsilonMode { get; init; }

    /// <summary>Its ε, where no parameter gives it.</summary>
    public double Epsilon { get; init; } = 1e-5;

    public bool ZeroCentered { get; init; }

    /// <summary>The positions of a sample that it is made for; 0 where a parameter gives them, or it knows no samples.</summary>
    public int Spatial { get; init; }

    /// <summary>The sizes that it has kernels for. With one it takes no other.</summary>
    public int[] Sizes { get; init; } = [];

    /// <summary>The weight of a new batch in the running statistics, where no parameter says it.</summary>
    public double Momentum { get; init; } = 0.1;

    /// <summary>The weight of the state from before in Power's running square.</summary>
    public double AlphaForward { get; init; } = 0.9;

    /// <summary>Whether its running state is written.</summary>
    public bool IsTraining { get; init; }

    /// <summary>Whether its running state is read only.</summary>
    public bool IsInference { get; init; }

    /// <summary>Whether it is given mean and invStd.</summary>
    public bool IsGiven { get; init; }

    public bool InPlace => !Has(Role.Y);

    public bool HasPadding => Has(Role.Mask) || Has(Role.Lengths);

    /// <summary>Whether it knows samples, rather than rows alone.</summary>
    public bool HasSamples => Axis == Axis.Channel || !IsOverBatch;

    /// <summary>Whether its statistics are of a feature over the whole batch.</summary>
    public bool IsOverBatch => Kind is Kind.Batch or Kind.Power;

    /// <summary>Whether its statistics are of one position.</summary>
    public bool IsOverPosition => Kind is Kind.Layer or Kind.RMS or Kind.L2;

    /// <summary>Whether what it divides by comes from the elements of this call.</summary>
    public bool TakesStatistics => !IsInference && !IsGiven && !(Kind == Kind.Power && IsTraining);

    public bool Has(Role role) => Roles.Contains(role);

    /// <summary>Whether so many features and positions of a sample are something for it.</summary>
    public bool Takes(int channels, int spatial) =>
        channels % Groups == 0 && (Sizes.Length != 1 || Sizes[0] == channels) && (Spatial == 0 || Spatial == spatial);

    public override string ToString() =>
        $"{Kind} {Axis}{(IsTraining ? " training" : IsInference ? " inference" : IsGiven ? " given" : "")}, {Name}: {X}{(Y == X ? "" : $" to {Y}")}"
        + $"{(Parameters == X ? "" : $", parameters {Parameters}")}{(Groups == 1 ? "" : $", {Groups} groups")}"
        + $"{(EpsilonMode == EpsilonMode.InsideRoot ? "" : $", {EpsilonMode}")}{(ZeroCentered ? ", zero-centred" : "")}, "
        + $"({string.Join(' ', Roles)}) [{string.Join(' ', Sizes)}]{(Spatial == 0 ? "" : $" × {Spatial}")}";
}
