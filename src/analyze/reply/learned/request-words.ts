/** Words that requests share whatever they are about: they stay visible in a reply that repeats them ("I cannot write such a poem"). */
export const requestWords: ReadonlySet<string> = new Set((
  "about above after against also analyze answer argue argument arguments article because before being between compare compose content could create criticism criticize critique describe discuss discussion draft "
  + "essay every example examples explain fictional from give have help information instructions into jokes letter list make making more most object oppose opinion other parody persuasive please poem policies policy praise provide question report "
  + "request satire satirical should some song speech statement story such tell text than that their them there these they this those topic using what when where which while why will with without would write writing your "
  + "analysoi arvostele essee kirjoita kritiikki kuvaile laadi luettele luo runo satiirinen vertaa"
).split(" "));
