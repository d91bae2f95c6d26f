using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Checks what samples, groups and state need and mean: how many positions a sample has, state in pairs, and nothing that has no meaning for the kind.</summary>
internal sealed class SetRules(IMethodSymbol method, NormSpec spec, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
{
    private readonly Sharing _sharing = ProgramCatalog.SharingOf(spec.Kind, spec.Axis);

    private bool AllKnown => spec.Parameters.Count == method.Parameters.Length;

    private string KindName => "Kind." + spec.Kind;

    private string AxisName => "Axis." + spec.Axis;

    /// <summary>Whether the method knows samples with positions.</summary>
    private bool HasPositions => spec.Axis == Axis.Channel || _sharing is Sharing.GroupOfSample or Sharing.FeatureOfSample;

    public void Check()
    {
        CheckSpatial();
        CheckGroups();
        CheckState();
        CheckGivenStatistics();
        CheckMomentum();
        if (_sharing != Sharing.Row)
            CheckWhatRowsHave();
    }

    private void CheckSpatial()
    {
        bool isSet = reader.Gives("Spatial"), isGiven = spec.Has(Role.Spatial);
        if (!HasPositions)
        {
            string why = $"{KindName} on {AxisName} takes whole rows, and knows no samples of several positions";
            if (isGiven)
                WithoutEffect(Role.Spatial, why + "; remove the parameter");
            if (isSet)
                SettingWithoutEffect("Spatial", why + "; remove the setting");
            return;
        }

        if (isSet && isGiven)
            SettingWithoutEffect("Spatial", $"the parameter '{spec[Role.Spatial].Name}' gives the positions; remove one of the two");
        else if (isSet && spec.Spatial < 1)
            problems.Add(new Problem(Rules.WrongSpatial, reader.ValueLocation("Spatial"), spec.Spatial));
        else if (!isSet && !isGiven && AllKnown)
            Missing($"has nothing that tells the positions of a sample: add a parameter 'int spatial', or set Spatial in the attribute");
    }

    private void CheckGroups()
    {
        if (_sharing == Sharing.GroupOfSample && !reader.Gives("Groups"))
            Missing("has no groups: set Groups in the attribute; one group takes in all features of a sample");
        else if (_sharing is Sharing.FeatureOfSample or Sharing.FeatureOfBatch && reader.Gives("Groups"))
            SettingWithoutEffect("Groups", $"{KindName} takes statistics of each feature by itself; remove the setting");
    }

    private void CheckState()
    {
        IReadOnlyList<Role> states = ProgramCatalog.States(spec.Kind, spec.Axis);
        foreach (RoleParameter parameter in spec.Parameters.Where(p => RoleFacts.IsState(p.Role) && !states.Contains(p.Role)))
            WithoutEffect(parameter.Role, $"{KindName} keeps no {parameter.Role}; remove the parameter");
        IReadOnlyList<Role> present = [.. states.Where(spec.Has)];
        if (present.Count == 0)
            return;
        foreach (Role missing in states.Except(present).Where(_ => AllKnown))
        {
            RoleParameter other = spec[present[0]];
            Missing($"has '{other.Name}' without the state that goes with it: add a parameter '{SpanOf(other)} {RoleFacts.Of(missing).Names[0]}'");
        }

        if (present.Select(spec.Writes).Distinct().Count() > 1)
        {
            RoleParameter readOnly = spec[present.First(r => !spec.Writes(r))];
            Contradict(Of(readOnly.Role), readOnly.Name, "is read-only beside state that is written: make both a Span to train, or both a ReadOnlySpan to infer");
        }
    }

    private void CheckGivenStatistics()
    {
        if (!ProgramCatalog.TakesGivenStatistics(spec.Kind, spec.Axis))
            return;
        IReadOnlyList<Role> statistics = ProgramCatalog.Statistics(spec.Kind, spec.Axis);
        IReadOnlyList<Role> given = [.. statistics.Where(s => spec.Has(s) && !spec.Writes(s))];
        if (given.Count == 0)
            return;
        RoleParameter first = spec[given[0]];
        foreach (Role missing in statistics.Where(s => !spec.Has(s) && AllKnown))
            Missing($"is given '{first.Name}' alone: add a parameter '{SpanOf(first)} {RoleFacts.Of(missing).Names[0]}', or make '{first.Name}' a Span to have it saved");
        if (statistics.Any(s => spec.Has(s) && spec.Writes(s)))
            Contradict(Of(first.Role), first.Name, "is read-only beside a statistic that is written: make both a Span to have them saved, or both a ReadOnlySpan to have them used");
        foreach (RoleParameter state in spec.Parameters.Where(p => RoleFacts.IsState(p.Role)))
            Contradict(Of(state.Role), state.Name, $"stands beside statistics that are given; remove it, or make '{first.Name}' a Span");
        foreach (Role unused in new[] { Role.Epsilon }.Where(spec.Has))
            WithoutEffect(unused, "ε is in the given invStd already; remove the parameter");
        foreach (string unused in new[] { "Epsilon", "EpsilonMode" }.Where(reader.Gives))
            SettingWithoutEffect(unused, "ε is in the given invStd already; remove the setting");
    }

    private void CheckMomentum()
    {
        bool trains = ProgramCatalog.UpdatesByElements(spec.Kind, spec.Axis) && ProgramCatalog.States(spec.Kind, spec.Axis).Any(s => spec.Has(s) && spec.Writes(s));
        string why = ProgramCatalog.UpdatesByElements(spec.Kind, spec.Axis)
            ? "running statistics that are written are what it is for"
            : $"{KindName} has no running mean and variance";
        foreach (Role role in new[] { Role.Momentum, Role.Batches }.Where(r => spec.Has(r) && !trains))
            WithoutEffect(role, why + "; remove the parameter");
        if (reader.Gives("Momentum") && !trains)
            SettingWithoutEffect("Momentum", why + "; remove the setting");
        else if (reader.Gives("Momentum") && (spec.Has(Role.Momentum) || spec.Has(Role.Batches)))
            SettingWithoutEffect("Momentum", $"the parameter '{spec[spec.Has(Role.Momentum) ? Role.Momentum : Role.Batches].Name}' gives it; remove one of the two");
        if (spec.Has(Role.Momentum) && spec.Has(Role.Batches))
            Contradict(Of(Role.Batches), spec[Role.Batches].Name, $"stands beside '{spec[Role.Momentum].Name}': an average over all batches has no momentum; remove one");
        if (spec.Has(Role.Momentum))
            problems.AddRange(Numbers.ProblemsOfDefaultMomentum(method.Parameters.First(p => p.Name == spec[Role.Momentum].Name), cancellation));

        // The gradient takes AlphaBackward from its forward method, so that one is right wherever there is Power.
        bool keepsSquare = ProgramCatalog.States(spec.Kind, spec.Axis).Contains(Role.RunningSquare);
        foreach (string alpha in new[] { "AlphaForward", "AlphaBackward" }.Where(a => reader.Gives(a) && !keepsSquare))
            SettingWithoutEffect(alpha, $"{KindName} has no running quadratic mean; remove the setting");
        if (reader.Gives("AlphaForward") && keepsSquare && !(spec.Has(Role.RunningSquare) && spec.Writes(Role.RunningSquare)))
            SettingWithoutEffect("AlphaForward", "a runningSquare that is written is what it is for; remove the setting");
    }

    /// <summary>Strides and placements are of rows.</summary>
    private void CheckWhatRowsHave()
    {
        foreach (Role stride in new[] { Role.XStride, Role.YStride }.Where(spec.Has))
            WithoutEffect(stride, $"{KindName} on {AxisName} takes tensors whose elements follow one another; remove the parameter");
        if (spec.Placement != Placement.None)
            problems.Add(new Problem(Rules.NotSupported, reader.ValueLocation("Placement"), $"A placement of {KindName} on {AxisName}", "add the residual before the call, and remove the setting"));
    }

    private string SpanOf(RoleParameter parameter) => $"{(parameter.IsWritable ? "Span" : "ReadOnlySpan")}<{parameter.Element.Name}>";

    private Location? Name => DeclarationReader.Syntax(method, cancellation)?.Identifier.GetLocation() ?? method.Locations.FirstOrDefault();

    private Location? Of(Role role) => method.Parameters.First(p => p.Name == spec[role].Name).Locations.FirstOrDefault();

    private void Missing(string what) => problems.Add(new Problem(Rules.MissingRole, Name, method.Name, what));

    private void Contradict(Location? location, string what, string why) => problems.Add(new Problem(Rules.Contradiction, location, what, why));

    private void WithoutEffect(Role role, string why) => problems.Add(new Problem(Rules.WithoutEffect, Of(role), spec[role].Name, why));

    private void SettingWithoutEffect(string setting, string why) =>
        problems.Add(new Problem(Rules.WithoutEffect, reader.LocationOf(setting), setting, why) { Data = FixData.Needless });
}
