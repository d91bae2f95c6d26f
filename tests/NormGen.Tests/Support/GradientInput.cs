using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>What a gradient reads: its forward method's input, what that saved, and what comes down from above; in the types that the form takes.</summary>
internal sealed class GradientInput
{
    private readonly Dictionary<Role, Array> _tensors = [];

    private GradientInput(GradientForm form, StepInput input, StepArguments arguments) => (Form, Input, Arguments) = (form, input, arguments.For(form.Forward));

    public GradientForm Form { get; }

    /// <summary>The numbers that all was rounded from, and the padding.</summary>
    public StepInput Input { get; }

    public StepArguments Arguments { get; }

    public int Dim => Input.Dim;

    public int Rows => Input.Rows;

    /// <summary>A tensor, a parameter or a statistic; of sums, what they hold before the call.</summary>
    public Array this[Role role] => _tensors[role];

    /// <summary>What the only norm normalized, whether the form takes it or not.</summary>
    public double[] Normalized => Elements.Widen(Form.IsPlaced ? this[Role.Sum] : _tensors.TryGetValue(Role.X, out Array? x) ? x : Input.Of(Role.X, Form.Forward.X));

    /// <summary>Runs the forward method, and gathers what its gradient reads.</summary>
    public static GradientInput Of(GradientForm form, StepInput input, StepArguments arguments)
    {
        GradientInput given = new(form, input, arguments);
        StepForm forward = form.Forward;
        StepOutcome outcome = StepOutcome.Of(forward, input, arguments);
        foreach (Role role in form.Roles)
        {
            Array? tensor = role switch
            {
                Role.Dy => input.Of(role, forward.Y),
                Role.X or Role.DResidualOut => input.Of(role, forward.X),
                Role.Sum => outcome[forward.Has(Role.Sum) ? Role.Sum : Role.Residual],
                Role.Weight or Role.NextWeight => input.Of(role, forward.Parameters),
                Role.Mean or Role.InvStd or Role.NextMean or Role.NextInvStd => outcome[role],
                Role.DWeight when forward.SharedWeight => Elements.Round(form.Sums, [input[role][0]]),
                Role.DWeight or Role.DBias or Role.DNextWeight or Role.DNextBias => input.Of(role, form.Sums),
                _ => null,
            };
            if (tensor is not null)
                given._tensors[role] = tensor;
        }

        return given;
    }

    public bool IsPadding(int row) => Input.IsPadding(Form.Forward, row);

    /// <summary>The same with other numbers in what is read.</summary>
    public GradientInput With(Role role, Array values)
    {
        GradientInput changed = new(Form, Input, Arguments);
        foreach ((Role other, Array kept) in _tensors)
            changed._tensors[other] = other == role ? values : kept;
        return changed;
    }

    /// <summary>The same with NaN in all that is read of padded rows, but for what comes down the residual stream.</summary>
    public GradientInput Poisoned()
    {
        GradientInput changed = this;
        foreach (Role role in Form.Roles.Where(role => role is Role.Dy or Role.X or Role.Sum or Role.Mean or Role.InvStd or Role.NextMean or Role.NextInvStd))
        {
            ElementType type = Elements.TypeOf(this[role]);
            double[] values = [.. Elements.Widen(this[role])];
            int columns = values.Length / Math.Max(1, Rows);
            for (int i = 0; i < values.Length; i++)
            {
                if (IsPadding(i / columns))
                    values[i] = double.NaN;
            }

            changed = changed.With(role, Elements.Round(type, values));
        }

        return changed;
    }

    public override string ToString() => $"{Form}, {Input}, {Arguments}";
}
