using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Works out DeepNorm's α from the settings that tell a model's depth, and tells where they contradict each other.</summary>
internal static class DeepNormSettings
{
    private const string Architecture = "Architecture", Layers = "Layers", DecoderLayers = "DecoderLayers", Side = "Side", ResidualScale = "ResidualScale";

    /// <summary>The specification with α in it, where the placement is DeepNorm's.</summary>
    public static NormSpec Apply(NormSpec spec, AttributeReader reader, List<Problem> problems)
    {
        void Without(string setting, string why)
        {
            if (reader.Gives(setting))
                problems.Add(new Problem(Rules.WithoutEffect, reader.LocationOf(setting), setting, why) { Data = FixData.Needless });
        }

        if (spec.Placement != Placement.Deep)
        {
            foreach (string setting in new[] { Architecture, Layers, DecoderLayers, Side })
                Without(setting, "only Placement.Deep takes its scale from a model's depth; set the placement, or remove the setting");
            return spec;
        }

        int before = problems.Count;
        void Wrong(Location? location, string what, string why) => problems.Add(new Problem(Rules.Contradiction, location, what, why));
        if (reader.Gives(ResidualScale))
            problems.Add(new Problem(Rules.Contradiction, reader.LocationOf(ResidualScale), ResidualScale, "stands beside Placement.Deep, whose scale the architecture gives; remove it, or use Placement.Post") { Data = FixData.Needless });
        if (spec.Has(Role.ResidualScale))
            problems.Add(new Problem(Rules.Contradiction, reader.ValueLocation("Placement"), "Placement.Deep", $"takes its scale from the architecture; remove the parameter '{spec[Role.ResidualScale].Name}', or use Placement.Post"));
        if (reader.Architecture == NormGen.Architecture.Unspecified)
        {
            Wrong(reader.ValueLocation(reader.Gives(Architecture) ? Architecture : "Placement"), "Placement.Deep", "needs the model's depth: add Architecture = Architecture.DecoderOnly, Layers = 12, or the like");
            return spec;
        }

        if (!Enum.IsDefined(typeof(Architecture), reader.Architecture))
        {
            Wrong(reader.ValueLocation(Architecture), AttributeReader.Shown(reader.Architecture), "is no architecture; name a member of the enum");
            return spec;
        }

        bool isBoth = reader.Architecture == NormGen.Architecture.EncoderDecoder;
        CheckDepth(Layers, reader.Layers);
        if (isBoth)
            CheckDepth(DecoderLayers, reader.DecoderLayers);
        if (isBoth && reader.Side is not (NormGen.Side.Encoder or NormGen.Side.Decoder))
            Wrong(reader.ValueLocation(reader.Gives(Side) ? Side : Architecture), "Architecture.EncoderDecoder", "has a scale for each side: add Side = Side.Encoder or Side = Side.Decoder");
        if (!isBoth)
        {
            Without(DecoderLayers, "only Architecture.EncoderDecoder has a decoder beside its encoder; give its depth in Layers, or remove the setting");
            Without(Side, "only Architecture.EncoderDecoder has two sides; remove the setting");
        }

        if (problems.Count > before)
            return spec;
        (DeepNorm constants, string origin) = (reader.Architecture, reader.Side) switch
        {
            (NormGen.Architecture.EncoderOnly, _) => (DeepNorm.EncoderOnly(reader.Layers), $"(2·{reader.Layers})^¼"),
            (NormGen.Architecture.DecoderOnly, _) => (DeepNorm.DecoderOnly(reader.Layers), $"(2·{reader.Layers})^¼"),
            (_, NormGen.Side.Encoder) => (DeepNorm.Encoder(reader.Layers, reader.DecoderLayers), $"0.81·({reader.Layers}⁴·{reader.DecoderLayers})^(1/16)"),
            _ => (DeepNorm.Decoder(reader.Layers, reader.DecoderLayers), $"(3·{reader.DecoderLayers})^¼"),
        };
        return spec with
        {
            ResidualScale = constants.ResidualScale,
            ScaleOrigin = $"α = {origin} = {Numerals.Shortest(constants.ResidualScale)}",
        };

        void CheckDepth(string setting, int value)
        {
            if (!reader.Gives(setting))
                Wrong(reader.ValueLocation(Architecture), $"Architecture.{reader.Architecture}", $"needs a depth: add {setting} = 12, or the like");
            else if (value < 1)
                Wrong(reader.ValueLocation(setting), setting, $"is {value}; a model has at least one layer");
        }
    }
}
