/**
 * Reads what an organisation says about its applications and their owners: Backstage {@code
 * catalog-info.yaml}, inventories, Kubernetes labels and {@code CODEOWNERS} files become {@link
 * io.sluice.event.CatalogApplication} and {@link io.sluice.event.CatalogAsset} statements. What one
 * entity or line gets wrong is reported and does not cost the rest of the file.
 */
@NullMarked
package io.sluice.ingest.catalog;

import org.jspecify.annotations.NullMarked;
