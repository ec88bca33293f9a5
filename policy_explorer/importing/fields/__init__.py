"""Parts of the notice to fields of a document, a measure or a benefit, each guess with its reason. Pure, but for `existing_content`."""
