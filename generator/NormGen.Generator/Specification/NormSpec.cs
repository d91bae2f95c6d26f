using NormGen.Runtime;

namespace NormGen.Specification;

/// <summary>What a method asks for, in values: everything that decides the numbers, and nothing about where it is written.</summary>
/// <param name="Kind">What is computed.</param>
/// <param name="Axis">Which axis holds the features.</param>
/// <param name="Sizes">The feature counts to specialise for, in the order given.</param>
/// <param name="Parameters">The method's parameters by the roles they play, in the method's order.</param>
internal sealed record NormSpec(Kind Kind, Axis Axis, EquatableArray<int> Sizes, EquatableArray<RoleParameter> Parameters)
{
    /// <summary>The most sizes of one method: each is a kernel, and the switch over them must stay short enough for the JIT to optimise.</summary>
    public const int MostSizes = 128;

    /// <summary>The most elements of an array, and so of a row: Array.MaxLength, which the generator's own framework does not have.</summary>
    public const int LargestSize = 0x7FFFFFC7;

    /// <summary>ε, where no parameter gives it.</summary>
    public double Epsilon { get; init; } = 1e-5;

    public EpsilonMode EpsilonMode { get; init; }

    /// <summary>Whether γ = 1 + weight.</summary>
    public bool ZeroCentered { get; init; }

    /// <summary>The groups of consecutive features that a row has.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>The positions of a sample, where no parameter gives them; 0 for none.</summary>
    public int Spatial { get; init; }

    /// <summary>The weight of the new batch in running statistics, where no parameter gives it.</summary>
    public double Momentum { get; init; } = 0.1;

    /// <summary>Power's α of the forward pass.</summary>
    public double AlphaForward { get; init; } = 0.9;

    /// <summary>Power's α of the backward pass, for the gradient.</summary>
    public double AlphaBackward { get; init; } = 0.9;

    public Placement Placement { get; init; }

    /// <summary>What the residual is multiplied by, where no parameter gives it.</summary>
    public double ResidualScale { get; init; } = 1;

    /// <summary>What the branch is multiplied by, where no parameter gives it.</summary>
    public double BranchScale { get; init; } = 1;

    /// <summary>Where the residual's scale comes from, for people; empty where it was given outright.</summary>
    public string ScaleOrigin { get; init; } = "";

    /// <summary>Of a gradient, the method whose gradient it is: what it computes, and what parameters it has.</summary>
    public NormSpec? Forward { get; init; }

    /// <summary>For NormGen's own methods: the body is to be the run-time-size kernel itself.</summary>
    public RuntimePart RuntimePart { get; init; }

    public bool IsRuntimeKernel => RuntimePart != RuntimePart.None;

    /// <summary>Whether the method is the gradient of another.</summary>
    public bool IsGradient => Has(Role.Dy);

    /// <summary>Whether the method is a whole residual block.</summary>
    public bool IsBlock => Has(Role.Sublayer);

    /// <summary>The type that is computed in: double where x is, float for all else.</summary>
    public ElementType Compute => IsGradient && IsRuntimeKernel ? this[Role.Dy].Element.Compute
        : Forward is { } forward ? forward.Compute
        : Has(Role.X) ? this[Role.X].Element.Compute : ElementType.Single;

    /// <summary>The parameter that is written to: y, or x where the method works in place.</summary>
    public RoleParameter Output => this[Has(Role.Y) ? Role.Y : Role.X];

    /// <summary>Whether the output goes anywhere; of a method that is only made for its statistics it does not.</summary>
    public bool KeepsOutput => !Output.IsNothing;

    /// <summary>Whether some rows or positions may be padding.</summary>
    public bool HasPadding => Has(Role.Mask) || Has(Role.Lengths);

    /// <summary>The parameter that tells the feature count where no size does; null for none.</summary>
    public Role? DimSource => Parameters.Select(p => p.Role)
        .Where(r => r == Role.Dim || ((RoleFacts.IsPerFeature(r) || RoleFacts.IsState(r)) && this[r].IsSpan && !IsOneForAll(r)))
        .OrderBy(r => r != Role.Dim).ThenBy(r => r).Select(r => (Role?)r).FirstOrDefault();

    /// <summary>Whether a span has one element, because all features share a weight.</summary>
    public bool IsOneForAll(Role role) => role == Role.DWeight && Forward is { } forward && forward.Has(Role.Weight) && !forward[Role.Weight].IsSpan;

    public bool Has(Role role) => Parameters.Any(p => p.Role == role);

    /// <summary>The parameter that plays a role, which must be there.</summary>
    public RoleParameter this[Role role] => Parameters.First(p => p.Role == role);

    /// <summary>Whether the method writes what a parameter refers to.</summary>
    public bool Writes(Role role) => IsGradient ? IsWrittenByGradient(role) && this[role].IsWritable
        : TakesEither(role) ? this[role].IsWritable : Writes(role, Placement, Has(Role.Y));

    /// <summary>Whether a gradient writes what a role refers to; ν only where its type allows it.</summary>
    public static bool IsWrittenByGradient(Role role) =>
        role is Role.Dx or Role.DResidual or Role.DWeight or Role.DBias or Role.DNextWeight or Role.DNextBias or Role.Nu or Role.Workspace;

    /// <summary>Whether the type of a role's parameter says if the method reads or writes it: state that is trained or used, statistics that are saved or given.</summary>
    public static bool TakesEither(Role role) => RoleFacts.IsState(role) || RoleFacts.IsStatistic(role);

    /// <summary>Whether a method of this placement, with y or without, writes what a role refers to.</summary>
    public static bool Writes(Role role, Placement placement, bool hasY) => role switch
    {
        Role.X => !hasY,
        Role.Residual => placement is Placement.Pre or Placement.Sandwich,
        Role.Y or Role.Sum or Role.Workspace or Role.Batches => true,
        _ => RoleFacts.IsStatistic(role),
    };
}

/// <summary>A parameter and the role it plays.</summary>
/// <param name="Role">The role.</param>
/// <param name="Name">The name in the user's source, without an @.</param>
/// <param name="Element">The type of its elements, or its own.</param>
/// <param name="IsSpan">Whether it is a span of them.</param>
internal sealed record RoleParameter(Role Role, string Name, ElementType Element, bool IsSpan = true)
{
    /// <summary>Whether it stands for what is not there.</summary>
    public bool IsNothing => Element == ElementType.Nothing;

    /// <summary>Whether what it refers to may be written.</summary>
    public bool IsWritable { get; init; }

    /// <summary>The type of a sub-layer that is no delegate, in generated code.</summary>
    public const string AnySublayer = "TSublayer";

    /// <summary>The type of a parameter that is neither a span nor a number, in generated code.</summary>
    public string WrittenType { get; init; } = "";
}
