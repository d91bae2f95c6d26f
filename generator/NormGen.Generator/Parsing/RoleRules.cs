using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Checks that a method has the parameters and settings that its kind and placement need, and none that mean nothing there.</summary>
internal sealed class RoleRules(IMethodSymbol method, NormSpec spec, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
    : MethodRules(method, spec, reader, problems, cancellation)
{
    private string X => Spec.Has(Role.X) ? Spec[Role.X].Element.Name : "float";

    public void Check()
    {
        CheckInputs();
        CheckEpsilon();
        CheckStatistics();
        CheckPlacement();
        CheckPadding();
        if (Spec.ZeroCentered && !Spec.Has(Role.Weight) && !Spec.Has(Role.NextWeight))
            SettingWithoutEffect("ZeroCentered", "there is no weight; add one, or remove the setting");
        if (Spec.ZeroCentered && Spec.Has(Role.Weight) && !Spec[Role.Weight].IsSpan)
            Contradict(Reader.LocationOf("ZeroCentered"), "ZeroCentered", $"is about weights as they are stored, and '{Spec[Role.Weight].Name}' is a number: pass γ itself, and remove the setting");
        if (Spec.Groups > 1 && Spec.Has(Role.Weight) && !Spec[Role.Weight].IsSpan)
            Contradict(Of(Role.Weight), Spec[Role.Weight].Name, "is one weight for all features, and Groups takes them apart; make it a ReadOnlySpan, or remove Groups");
    }

    private void CheckInputs()
    {
        if (!Spec.Has(Role.X) && AllKnown)
            Missing("has no input: add a parameter 'ReadOnlySpan<float> x', or 'Span<float> x' to work in place");
        int sizes = Spec.Sizes.Distinct().Count();
        if (sizes != 1 && Spec.DimSource is null && AllKnown)
            Missing("has nothing that tells the feature count: add a weight, a bias or a parameter 'int dim', or give one size in the attribute");
        if (sizes == 1 && Spec.Has(Role.Dim))
            WithoutEffect(Role.Dim, "the attribute gives the only size; remove the parameter");
        if (Spec.Has(Role.YStride) && !Spec.Has(Role.Y) && !SetRules.IsOfSets(Spec))
            WithoutEffect(Role.YStride, "the method works in place, and xStride says where its rows are; remove the parameter");
    }

    private void CheckEpsilon()
    {
        if (Reader.Gives("Epsilon") && Spec.Has(Role.Epsilon))
            SettingWithoutEffect("Epsilon", $"the parameter '{Spec[Role.Epsilon].Name}' gives ε; remove one of the two");
        if (Spec.Has(Role.Epsilon))
            Add(Numbers.ProblemsOfDefaultEpsilon(Parameter(Role.Epsilon), Cancellation));
        if (!Enum.IsDefined(typeof(EpsilonMode), Spec.EpsilonMode))
            Contradict(Reader.ValueLocation("EpsilonMode"), AttributeReader.Shown(Spec.EpsilonMode), "is no place of ε; name a member of the enum");
        if (Reader.Gives("EpsilonMode") && !ProgramCatalog.HasEpsilonUnderRoot(Spec.Kind, Spec.Axis))
            SettingWithoutEffect("EpsilonMode", $"Kind.{Spec.Kind} has no ε under a root; remove the setting");
    }

    private void CheckStatistics()
    {
        IReadOnlyList<Role> statistics = ProgramCatalog.Statistics(Spec.Kind, Spec.Axis);
        foreach ((Role role, Role statistic) in new[] { (Role.Mean, Role.Mean), (Role.InvStd, Role.InvStd), (Role.NextMean, Role.Mean), (Role.NextInvStd, Role.InvStd) })
        {
            if (Spec.Has(role) && !statistics.Contains(statistic))
                WithoutEffect(role, $"Kind.{Spec.Kind} has no statistic {statistic}; remove the parameter");
        }
    }

    private void CheckPlacement()
    {
        if (!Enum.IsDefined(typeof(Placement), Spec.Placement))
        {
            Contradict(Reader.ValueLocation("Placement"), AttributeReader.Shown(Spec.Placement), "is no placement; name a member of the enum");
            return;
        }

        if (SetRules.RefusesPlacement(Spec))
            return;
        bool isPlaced = Spec.Placement != Placement.None;
        if (isPlaced && AllKnown && !Spec.Has(Role.Residual) && !Spec.IsBlock)
            Missing($"has Placement.{Spec.Placement} and no residual: add a parameter '{(Spec.Placement is Placement.Pre or Placement.Sandwich ? "Span" : "ReadOnlySpan")}<{X}> residual', or a 'sublayer' for the whole block");
        bool isOfSets = SetRules.IsOfSets(Spec);
        string unplaced = isOfSets ? $"Kind.{Spec.Kind} on Axis.{Spec.Axis} takes no residual" : "a method without a Placement has no residual";
        foreach (Role role in new[] { Role.Residual, Role.Sum, Role.ResidualScale, Role.BranchScale, Role.Sublayer }.Where(r => !isPlaced && Spec.Has(r)))
            WithoutEffect(role, $"{unplaced}; {(isOfSets ? "" : "set one in the attribute, or ")}remove the parameter");
        foreach (string setting in new[] { "ResidualScale", "BranchScale" }.Where(s => !isPlaced && Reader.Gives(s)))
            SettingWithoutEffect(setting, $"{unplaced}; {(isOfSets ? "" : "set one, or ")}remove the setting");
        foreach ((string setting, Role role) in new[] { ("ResidualScale", Role.ResidualScale), ("BranchScale", Role.BranchScale) })
        {
            if (!isPlaced || !Spec.Has(role))
                continue;
            Add(Numbers.ProblemsOfDefaultScale(Parameter(role), Cancellation));

            // Beside Placement.Deep neither has a place, and each is told by itself.
            if (Reader.Gives(setting) && (role, Spec.Placement) is not (Role.ResidualScale, Placement.Deep))
                SettingWithoutEffect(setting, $"the parameter '{Spec[role].Name}' gives the factor; remove one of the two");
        }

        foreach (Role role in new[] { Role.NextWeight, Role.NextBias, Role.NextMean, Role.NextInvStd }.Where(r => Spec.Placement != Placement.Sandwich && Spec.Has(r)))
            WithoutEffect(role, "only Placement.Sandwich has a second norm; remove the parameter");
        if (Spec.Has(Role.Sum) && Spec.Placement is Placement.Pre or Placement.Sandwich)
            WithoutEffect(Role.Sum, $"the sum is what {(Spec.IsBlock ? "the block writes" : "residual holds afterwards")}; remove the parameter");
        if (Spec.IsBlock && isPlaced)
            CheckBlock();
        else if (!Spec.IsBlock && Spec.Has(Role.Workspace))
            WithoutEffect(Role.Workspace, "only a block with a sublayer needs it; remove the parameter");
    }

    private void CheckBlock()
    {
        if (Spec.Has(Role.Residual))
            Contradict(Of(Role.Residual), Spec[Role.Residual].Name, "stands beside a sublayer: in a whole block the residual is x itself; remove it");
        if (Spec.Has(Role.X) && Spec.Has(Role.Y) && Spec[Role.Y].Element != Spec[Role.X].Element)
            Contradict(Of(Role.Y), Spec[Role.Y].Name, $"has another type than x, and a block's stream has one; make it a Span<{X}>");
        foreach (Role stride in new[] { Role.XStride, Role.YStride }.Where(Spec.Has))
            Contradict(Of(stride), Spec[stride].Name, "stands beside a sublayer, which takes rows that follow one another; remove it");
    }

    private void CheckPadding()
    {
        if (Spec.Has(Role.Mask) && Spec.Has(Role.Lengths))
            Contradict(Of(Role.Lengths), Spec[Role.Lengths].Name, $"stands beside '{Spec[Role.Mask].Name}', and both tell the padding; remove one");
    }
}
