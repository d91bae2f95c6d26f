namespace NormGen.Specification;

/// <summary>What a method asks for, in values: everything that decides the numbers, and nothing about where it is written.</summary>
/// <param name="Kind">What is computed.</param>
/// <param name="Axis">Which axis holds the features.</param>
/// <param name="Sizes">The feature counts to specialise for, in the order given.</param>
/// <param name="Epsilon">ε, where no parameter gives it.</param>
/// <param name="ZeroCentered">Whether γ = 1 + weight.</param>
/// <param name="Parameters">The method's parameters by the roles they play, in the method's order.</param>
/// <param name="IsRuntimeKernel">Whether the body is to be the run-time-size kernel itself (NormGen's own methods only).</param>
internal sealed record NormSpec(
    Kind Kind,
    Axis Axis,
    EquatableArray<int> Sizes,
    double Epsilon,
    bool ZeroCentered,
    EquatableArray<RoleParameter> Parameters,
    bool IsRuntimeKernel)
{
    /// <summary>The most sizes of one method: each is a kernel, and the switch over them must stay short enough for the JIT to optimise.</summary>
    public const int MostSizes = 128;

    /// <summary>The most elements of an array, and so of a row: Array.MaxLength, which the generator's own framework does not have.</summary>
    public const int LargestSize = 0x7FFFFFC7;

    public bool Has(Role role) => Parameters.Any(p => p.Role == role);

    /// <summary>The parameter that plays a role, which must be there.</summary>
    public RoleParameter this[Role role] => Parameters.First(p => p.Role == role);

    /// <summary>The parameter that is written to: y, or x where the method works in place.</summary>
    public RoleParameter Output => this[Has(Role.Y) ? Role.Y : Role.X];
}

/// <summary>A parameter and the role it plays.</summary>
/// <param name="Role">The role.</param>
/// <param name="Name">The name in the user's source, without an @.</param>
internal sealed record RoleParameter(Role Role, string Name);
