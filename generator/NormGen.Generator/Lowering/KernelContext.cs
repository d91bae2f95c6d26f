using NormGen.Programs;
using NormGen.Scheduling;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>A tensor as a kernel sees it.</summary>
/// <param name="Type">The type of its elements.</param>
/// <param name="Stride">The elements from the start of one row to the next, as the kernel writes it.</param>
internal sealed record TensorView(ElementType Type, string Stride);

/// <summary>What all the code of one kernel shares: the program, the feature count, and how its parts are called.</summary>
/// <param name="Spec">What was asked for.</param>
/// <param name="Program">What is computed.</param>
/// <param name="KnownDim">The feature count of what is normalized, a row or a group of it; null where it is an argument.</param>
/// <param name="Views">The tensors.</param>
internal sealed record KernelContext(NormSpec Spec, NormProgram Program, int? KnownDim, IReadOnlyDictionary<Role, TensorView> Views)
{
    private const string RowDim = "RowDim";

    /// <summary>How the elements that share their statistics are gone through.</summary>
    public Walk Walk { get; init; }

    public ElementType Compute => Spec.Compute;

    public string Dim => KnownDim is null ? "dim" : "Dim";

    public Size Row => HasRuns ? Run : new(KnownDim, Dim);

    public Size Pilot => HasRuns ? Run : new(
        KnownDim is { } dim ? Math.Min(dim, Compute.VirtualLanes) : null,
        KnownDim is null ? "pilotDim" : "PilotDim");

    private bool HasRuns => Walk is Walk.Runs or Walk.Channels;

    // Runs are as long as they happen to be.
    private static Size Run => new(null, "length");

    public bool HasPilot => Program.Reduces.Any(r => r.Over == Extent.Pilot);

    /// <summary>Whether a row may have to be done again in double precision.</summary>
    public bool HasGuard => Program.Stages.Any(s => s is Guard);

    /// <summary>Whether some row of a block may have to be done apart from the others.</summary>
    public bool HasApart => Program.Stages.Any(s => s is Guard or Retry);

    public Size SizeOf(Programs.Extent extent) => extent == Programs.Extent.Pilot ? Pilot : Row;

    /// <summary>The parameters that are widened once for all rows of a call.</summary>
    public IReadOnlyList<Role> Widened => References.Where(r => RoleFacts.IsPerFeature(r) && Planner.WidensParameter(TypeOf(r), KnownDim)).ToList();

    /// <summary>Whether rows are widened once, where they are read first, and kept so.</summary>
    public bool IsStaged => Program is { Prologue: null, HasPlainOutput: true } && Program.Reduces.Any() && Planner.StagesRows(TypeOf(Role.X), KnownDim);

    /// <summary>The kernel as its own code sees it, once that is done.</summary>
    public KernelContext Inside
    {
        get
        {
            Dictionary<Role, TensorView> views = Views.ToDictionary(v => v.Key, v => v.Value);
            foreach (Role role in Widened)
                views[role] = new TensorView(Compute, "");
            if (!IsStaged)
                return this with { Views = views };
            views[Role.Workspace] = new TensorView(Compute, Dim);
            return this with { Views = views, Program = Program.Staged(Role.X) };
        }
    }

    /// <summary>The tensors and parameters whose elements the steps after the prologue read or write.</summary>
    public IReadOnlyList<Role> Inner => InOrder(RolesIn(Program.Stages).Concat(Program.Lets.SelectMany(l => RolesIn(l.Value))).Concat(Program.Maps.Select(m => m.Output)).Concat(Program.FeatureSums.Select(s => s.Output)));

    /// <summary>All that the kernel is given references to.</summary>
    public IReadOnlyList<Role> References => Program.Prologue is { } prologue
        ? InOrder(Inner.Concat(RolesIn([prologue])).Append(prologue.Output))
        : Inner;

    /// <summary>The scalars of a row that its elements are computed with.</summary>
    public IReadOnlyList<string> ScalarsOfElements =>
        Program.Reduces.SelectMany(Pruning.Uses).Concat(Program.OutputExpressions.SelectMany(Pruning.Uses)).Distinct().ToList();

    public IReadOnlyList<Save> Saves => Program.Stages.OfType<Save>().ToList();

    /// <summary>The statistics that the caller hands over.</summary>
    public IReadOnlyList<Take> Takes => Program.Takes;

    /// <summary>A statistic that is taken, in its own type.</summary>
    public string Taken(Role statistic, string index) => OrZero(statistic, $"Unsafe.Add(ref {Name(statistic)}, {index})");

    /// <summary>A statistic that is taken, in the type of a dialect.</summary>
    public string TakenAs(ScalarDialect dialect, Role statistic, string index) => OrZero(statistic, dialect.Load(TypeOf(new Take(statistic, "")), Name(statistic), index));

    /// <summary>The library's kernels are given no statistic that no output depends on.</summary>
    private string OrZero(Role statistic, string element) => Spec.IsRuntimeKernel ? $"(Unsafe.IsNullRef(ref {Name(statistic)}) ? 0 : {element})" : element;

    /// <summary>Whether sets share sums with others of their group, of so many features.</summary>
    public bool IsTogether => Program.Stages.Any(s => s is Together);

    /// <summary>The type of a statistic: where the method has none, and the caller has worked it out, the kernel's own.</summary>
    public ElementType TypeOf(Take take) => Spec.Has(take.Statistic) ? Spec[take.Statistic].Element : Compute;

    /// <summary>The element type of a tensor or parameter.</summary>
    public ElementType TypeOf(Role role) => Views.TryGetValue(role, out TensorView? view) ? view.Type : Spec[role].Element;

    /// <summary>The elements from the start of one row to the next.</summary>
    public string Stride(Role role) => Views[role].Stride;

    /// <summary>Parameters for what is known only when the kernel is called.</summary>
    public IEnumerable<string> CallParameters => Geometry.Select(g => $"{g.Type} {g.Name}").Concat(ValueParameters);

    public IEnumerable<string> CallArguments => Geometry.Select(g => g.Name).Concat(ValueArguments);

    public IEnumerable<string> ValueParameters => CallArgumentValues.Select(v => $"{TypeOf(v).Name} {Argument(v)}");

    public IEnumerable<string> ValueArguments => CallArgumentValues.Select(Argument);

    /// <summary>The elements of a set, as the kernel of one is given them.</summary>
    private IReadOnlyList<(string Type, string Name)> Geometry => Walk != Walk.Rows ? [("SetRuns", "runs"), ("nuint", "count")] : KnownDim is null ? [("nuint", "dim")] : [];

    /// <summary>Strides that are known only when the kernel is called.</summary>
    public IReadOnlyList<string> Strides => References.Where(IsPerRow).Select(Stride).Concat([StatisticStride])
        .Where(s => s.Length > 0 && char.IsLower(s[0])).Distinct().ToList();

    /// <summary>The statistics from those of one row to those of the next.</summary>
    public string StatisticStride => Saves.Count + Takes.Count == 0 ? "" : Spec.IsRuntimeKernel ? "statisticStride" : Spec.Groups == 1 ? "" : Literals.Int(Spec.Groups);

    /// <summary>Parameters of a method that works on all rows.</summary>
    public string RowsParameters => Join(
        References.Select(r => $"ref {TypeOf(r).Name} {Name(r)}"),
        Takes.Select(t => $"ref {TypeOf(t).Name} {Name(t.Statistic)}"), Saves.Select(s => $"ref {Compute.Name} {Name(s.Statistic)}"), ["nuint rows"], CallParameters, Strides.Select(s => "nuint " + s));

    public string RowsArguments => Join(References.Select(r => "ref " + Name(r)), ArgumentsAfterReferences);

    /// <summary>The arguments of a method that works on all rows, but for the tensors and parameters.</summary>
    public IEnumerable<string> ArgumentsAfterReferences =>
        Takes.Select(t => "ref " + Name(t.Statistic)).Concat(Saves.Select(s => "ref " + Name(s.Statistic))).Concat(["rows"]).Concat(CallArguments).Concat(Strides);

    /// <summary>The values of the call that the kernel is given, rather than knows.</summary>
    public IReadOnlyList<CallValue> CallArgumentValues => AllCallValues.Where(IsArgument).OrderBy(v => v).ToList();

    /// <summary>The value of a call scalar, in a scalar type.</summary>
    public string Value(CallValue value, bool isDouble) => value switch
    {
        CallValue.InverseDim => Inverse(Row, isDouble),
        CallValue.InverseCount => "1d / count",
        CallValue.Unbiasing => "count / (count - 1d)",
        CallValue.InversePilot when Walk != Walk.Rows => "1d / pilotCount",
        CallValue.InversePilot => Inverse(Pilot, isDouble),
        _ when IsArgument(value) => Argument(value),
        _ => "Epsilon",
    };

    /// <summary>The call scalars that scalar stages read, in order of their first use.</summary>
    public IReadOnlyList<CallValue> CallValues => Program.Stages.Where(s => s is Scalar or Update).SelectMany(Pruning.Expressions)
        .SelectMany(e => e.Walk()).OfType<CallScalar>().Select(c => c.Value).Distinct().ToList();

    public bool HasEpsilonConstant => AllCallValues.Any(v => v is CallValue.Epsilon or CallValue.EpsilonBeside && !IsArgument(v));

    private IEnumerable<CallValue> AllCallValues => Program.Stages.Concat(Program.Prologue is { } prologue ? [prologue] : [])
        .SelectMany(Pruning.Expressions).Concat(Program.Lets.Select(l => l.Value)).SelectMany(e => e.Walk()).OfType<CallScalar>().Select(c => c.Value).Distinct();

    /// <summary>The views of a method's tensors, by the places that a step has them in.</summary>
    public static Dictionary<Role, TensorView> ViewsOf(NormSpec spec, KernelStep step)
    {
        string whole = spec.Groups == 1 ? "Dim" : RowDim;
        Dictionary<Role, TensorView> views = step.Places.ToDictionary(p => p.Key, p => new TensorView(TypeAt(spec, p.Value), spec.IsRuntimeKernel
            ? (spec.IsGradient ? "row" : p.Key.ToString().ToLowerInvariant()) + "Stride"
            : StrideAt(spec, p.Value) is { } stride ? Name(stride) : whole));

        // What features add up waits in memory of the call's own, and is added to what the caller has in the end. Rows add to it one by one; of all else it is
        // sums that are gathered in double.
        bool isOfRows = ProgramCatalog.SharingOf(spec.Kind, spec.Axis) == Sharing.Row;
        if (!isOfRows || !spec.IsRuntimeKernel)
        {
            foreach (Role role in step.Program.SummedByFeature)
                views[role] = new TensorView(isOfRows ? spec.Compute : ElementType.Double, "");
        }

        return views;
    }

    /// <summary>The role that gives the stride of what is at a place; null where rows follow one another.</summary>
    public static Role? StrideAt(NormSpec spec, Place place) => (place, spec.Has(Role.Y)) switch
    {
        (Place.X, _) or (Place.Output, false) when spec.Has(Role.XStride) => Role.XStride,
        (Place.Output, true) when spec.Has(Role.YStride) => Role.YStride,
        _ => null,
    };

    /// <summary>The type of what is at a place.</summary>
    public static ElementType TypeAt(NormSpec spec, Place place) => place switch
    {
        Place.Output => spec.Output.Element,
        _ when PlaceRoles.Of(place) is { } role && spec.Has(role) => spec[role].Element,
        _ => (spec.Forward ?? spec)[Role.X].Element,
    };

    public static string Name(Role role) => Camel(role.ToString());

    public static string Name(CallValue value) => Camel(value.ToString());

    public static string Join(params IEnumerable<string>[] parts) => string.Join(", ", parts.SelectMany(p => p));

    /// <summary>Whether each row has elements of its own, where a parameter has one per feature for all rows.</summary>
    public static bool IsPerRow(Role role) => RoleFacts.IsTensor(role) || role == Role.Workspace;

    /// <summary>Tensors that are read, then parameters, then what is only written.</summary>
    public static IReadOnlyList<Role> InOrder(IEnumerable<Role> roles) =>
        roles.Distinct().OrderBy(r => r == Role.Y ? 2 : IsPerRow(r) ? 0 : 1).ThenBy(r => r).ToList();

    /// <summary>Whether each set has an element of a parameter, rather than each feature in it.</summary>
    public bool IsPerSet(Role role) => Program.FeatureSums.All(s => s.Output != role) && !Program.OutputExpressions.SelectMany(e => e.Walk()).OfType<FeatureScalar>().Any(f => f.Parameter == role);

    /// <summary>Writes something that is done with what a role refers to; in the library's kernels, which may be given none, inside a test for it.</summary>
    public void WriteIfPresent(SourceWriter writer, Role role, Action write)
    {
        if (!Spec.IsRuntimeKernel)
        {
            write();
            return;
        }

        using (writer.Block($"if (!Unsafe.IsNullRef(ref {Name(role)}))"))
            write();
    }

    private static IEnumerable<Role> RolesIn(IEnumerable<Stage> stages) => stages.SelectMany(Pruning.Expressions).SelectMany(RolesIn);

    private static IEnumerable<Role> RolesIn(Expression expression) => expression.Walk()
        .Where(e => e is Element or FeatureScalar).Select(e => e is Element element ? element.Tensor : ((FeatureScalar)e).Parameter);

    /// <summary>The type that a value of the call is given in: what only scalars in double are made of, in double.</summary>
    private ElementType TypeOf(CallValue value) => value is CallValue.Momentum or CallValue.AlphaForward or CallValue.AlphaBackward ? ElementType.Double : Compute;

    private bool IsArgument(CallValue value) => value switch
    {
        CallValue.InverseDim or CallValue.InversePilot or CallValue.InverseCount or CallValue.Unbiasing => false,
        CallValue.Epsilon or CallValue.EpsilonBeside => Spec.IsRuntimeKernel || Spec.Has(Role.Epsilon),
        _ => true,
    };

    private static string Argument(CallValue value) => "call" + value;

    // The quotient is taken in the kernel's own type, so that a known and an unknown feature count give the same rounding.
    private static string Inverse(Size size, bool isDouble) =>
        (isDouble ? "1d / " : "1f / ") + (size.Known is { } known ? Literals.Int(known) : size.Text);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}

/// <summary>A number of elements, perhaps known, and its name in the source.</summary>
internal readonly record struct Size(int? Known, string Text);
