using NormGen.Specification;

namespace NormGen.Programs;

/// <summary>The sum of residual and branch, s = a·r + b·f, as every placement has it.</summary>
/// <param name="spec">The method, whose constants or parameters a and b are.</param>
internal sealed class ResidualSum(NormSpec spec)
{
    /// <summary>What the residual is multiplied by.</summary>
    public Expression ScaleOfResidual => Scale(Role.ResidualScale, CallValue.ResidualScale, spec.ResidualScale);

    /// <summary>What the branch is multiplied by.</summary>
    public Expression ScaleOfBranch => Scale(Role.BranchScale, CallValue.BranchScale, spec.BranchScale);

    /// <summary>
    /// The sum for a branch. A factor that is known to be one is left out; the roundings are those of r·a + (f·b), the product in front fused
    /// with the addition, so that a factor which is one at run time gives the same bits.
    /// </summary>
    public Expression Of(Expression branch)
    {
        Expression residual = new Element(Role.Residual);
        Expression scaled = IsOne(ScaleOfBranch) ? branch : branch * ScaleOfBranch;
        return IsOne(ScaleOfResidual) ? residual + scaled : new MultiplyAdd(residual, ScaleOfResidual, scaled);
    }

    /// <summary>The same for people.</summary>
    public string Describe(string branch) =>
        Factor(ScaleOfResidual, "residualScale") + "residual + " + Factor(ScaleOfBranch, "branchScale") + branch;

    private Expression Scale(Role role, CallValue value, double constant) =>
        spec.Has(role) || spec.IsRuntimeKernel ? new CallScalar(value) : new Constant(constant);

    private string Factor(Expression scale, string name) => scale switch
    {
        Constant { Value: 1 } => "",
        Constant c => Numerals.Shortest(c.Value) + "·",
        _ => name + "·",
    };

    /// <summary>Whether a factor is known to change nothing.</summary>
    public static bool IsOne(Expression scale) => scale is Constant { Value: 1 };
}
