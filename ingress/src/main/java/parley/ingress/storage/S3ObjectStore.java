package parley.ingress.storage;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.ingress.IngressConfig;
import parley.ingress.http.RefusedException;
import parley.ingress.storage.StorageMetrics.Operation;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Object storage that speaks S3. At most [#MAX_BUSY] requests are under way at a time; more are
/// refused at once. An object that is being read counts until it is closed.
final class S3ObjectStore implements ObjectStore, AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(S3ObjectStore.class);
  private static final int MAX_BUSY = 256;
  private static final int NOT_FOUND = 404;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration CALL = Duration.ofSeconds(60);
  private static final Duration UPLOAD_WITHIN = Duration.ofMinutes(15);

  private final IngressConfig.Objects config;
  private final StorageMetrics metrics;
  private final LongSupplier nanoTime;
  private final S3Client client;
  private final S3Presigner presigner;
  private final Semaphore free = new Semaphore(MAX_BUSY);
  private final Semaphore readers = new Semaphore(MAX_BUSY);
  private volatile boolean bucketThere;

  private S3ObjectStore(
      IngressConfig.Objects config, StorageMetrics metrics, LongSupplier nanoTime) {
    this.config = config;
    this.metrics = metrics;
    this.nanoTime = nanoTime;
    AwsCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create(config.key(), config.secret()));
    S3Configuration style = S3Configuration.builder().pathStyleAccessEnabled(true).build();
    Region region = Region.of(config.region());
    this.client =
        S3Client.builder()
            .endpointOverride(config.url())
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(style)
            // Stores other than Amazon's know no trailing checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .socketTimeout(SILENCE)
                    .build())
            .overrideConfiguration(limits -> limits.apiCallTimeout(CALL))
            .build();
    this.presigner =
        S3Presigner.builder()
            .endpointOverride(config.url())
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(style)
            .build();
    metrics.busy(() -> 2 * MAX_BUSY - free.availablePermits() - readers.availablePermits());
  }

  /// Connects when first asked; the store may be away.
  static S3ObjectStore open(
      IngressConfig.Objects config, StorageMetrics metrics, LongSupplier nanoTime) {
    return new S3ObjectStore(config, metrics, nanoTime);
  }

  @Override
  public void put(String key, Supplier<InputStream> content, long length, String contentType) {
    ask(
        Operation.PUT,
        () -> {
          ensureBucket();
          return client.putObject(
              request -> request.bucket(config.bucket()).key(key).contentType(contentType),
              RequestBody.fromContentProvider(content::get, length, contentType));
        });
  }

  @Override
  public Optional<StoredObject> open(String key, String range) {
    if (!readers.tryAcquire()) {
      throw RefusedException.unavailable();
    }
    boolean opened = false;
    try {
      StoredObject object =
          ask(
              Operation.OPEN,
              () ->
                  found(
                      client.getObject(
                          request -> {
                            request.bucket(config.bucket()).key(key);
                            if (!range.isEmpty()) {
                              request.range(range);
                            }
                          })));
      opened = true;
      return Optional.of(object);
    } catch (AbsentException _) {
      return Optional.empty();
    } finally {
      if (!opened) {
        readers.release();
      }
    }
  }

  private StoredObject found(ResponseInputStream<GetObjectResponse> response) {
    GetObjectResponse head = response.response();
    String type = head.contentType();
    String range = head.contentRange();
    return new StoredObject(
        new AbortingInput(response, readers::release),
        head.contentLength(),
        type == null ? "application/octet-stream" : type,
        range == null ? "" : range);
  }

  @Override
  public OptionalLong length(String key) {
    try {
      return OptionalLong.of(
          ask(
              Operation.LENGTH,
              () ->
                  client
                      .headObject(request -> request.bucket(config.bucket()).key(key))
                      .contentLength()));
    } catch (AbsentException _) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void copy(String from, String to, String contentType) {
    ask(
        Operation.COPY,
        () ->
            client.copyObject(
                request ->
                    request
                        .sourceBucket(config.bucket())
                        .sourceKey(from)
                        .destinationBucket(config.bucket())
                        .destinationKey(to)
                        .metadataDirective(MetadataDirective.REPLACE)
                        .contentType(contentType)));
  }

  @Override
  public void delete(String key) {
    ask(
        Operation.DELETE,
        () -> client.deleteObject(request -> request.bucket(config.bucket()).key(key)));
  }

  @Override
  public URI uploadAddress(String key, long length) {
    return URI.create(
        presigner
            .presignPutObject(
                request ->
                    request
                        .signatureDuration(UPLOAD_WITHIN)
                        .putObjectRequest(
                            put -> put.bucket(config.bucket()).key(key).contentLength(length)))
            .url()
            .toString());
  }

  @Override
  public void close() {
    client.close();
    presigner.close();
  }

  /// The bucket is made by the first who writes, unless it is there from before.
  private void ensureBucket() {
    if (bucketThere) {
      return;
    }
    try {
      client.createBucket(request -> request.bucket(config.bucket()));
    } catch (BucketAlreadyOwnedByYouException _) {
      // Another instance was faster, or a former life of this one made it.
    }
    bucketThere = true;
  }

  private <T> T ask(Operation operation, Supplier<T> request) {
    if (!free.tryAcquire()) {
      throw RefusedException.unavailable();
    }
    long startNs = nanoTime.getAsLong();
    boolean failed = true;
    try {
      T answer = request.get();
      failed = false;
      return answer;
    } catch (NoSuchKeyException _) {
      failed = false;
      throw new AbsentException();
    } catch (S3Exception e) {
      failed = e.statusCode() != NOT_FOUND && e.statusCode() != RANGE_NOT_SATISFIABLE;
      throw refused(operation, e);
    } catch (SdkException e) {
      logger.warn("object storage does not answer to {}: {}", operation, e.toString());
      throw RefusedException.unavailable();
    } finally {
      free.release();
      metrics.asked(operation, failed, Duration.ofNanos(nanoTime.getAsLong() - startNs));
    }
  }

  private static RuntimeException refused(Operation operation, S3Exception e) {
    if (e.statusCode() == NOT_FOUND) {
      return new AbsentException();
    }
    if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
      return new UnsatisfiableRangeException(e);
    }
    logger.warn("object storage refuses {}: {}", operation, e.toString());
    return RefusedException.unavailable();
  }

  /// There is no such object.
  private static final class AbsentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AbsentException() {
      super(null, null, false, false);
    }
  }
}
