/**
 * Lists of Kubernetes resources as {@code kubectl get -o json} or {@code -o yaml} writes them:
 * which workloads run which images.
 */
@NullMarked
package io.sluice.ingest.kubernetes;

import org.jspecify.annotations.NullMarked;
